/* The first answer costs the browser more than the others: it compiles what it has not run yet. So one is made before
   anybody asks, while the page has nothing else to do, and shown to nobody: by each module once it is there. */

import { showAnswer } from "./answer/answer";
import type { App } from "./app";
import * as core from "./core";
import { byId, h } from "./dom";

/** Two exhibits, so that totals are made too; the wording is the longest that there is. */
const QUESTION = { text: "1 kg fentanyl and 1000 fentanyl pills" };

/** Steps that are short each: a key that comes between is answered first. */
export function warm(app: App): void {
  whenIdle(() => {
    const answer = core.view(QUESTION, app.page.lang);
    if (!answer.ok) return;
    whenIdle(() => {
      const place = h("section", { class: byId("answer").className });
      showAnswer(app, place, { kind: "answer", view: answer.value });
      whenIdle(() => {
        // Its styles and its layout have their first times too; gone before anything is drawn.
        document.body.append(place);
        place.getBoundingClientRect();
        place.remove();
      });
    });
  });
}

function whenIdle(step: () => void): void {
  // Safari has no idle time to offer.
  if ("requestIdleCallback" in window) requestIdleCallback(step);
  else setTimeout(step, 200);
}
