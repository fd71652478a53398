/* The first answer costs the browser more than the others: it compiles what it has not run yet. So one is made before
   anybody asks, while the page has nothing else to do, and shown to nobody: by each module before it answers. */

import { showAnswer } from "./answer/answer";
import type { App } from "./app";
import * as core from "./core";
import { byId, h } from "./dom";

/** Two exhibits, so that totals are made too; the wording is the longest that there is. */
const QUESTION = { text: "1 kg fentanyl and 1000 fentanyl pills" };

/** Milliseconds after which a step runs on a page that is never idle. */
const PATIENCE = 1000;

/** Steps that are short each: a key that comes between is answered first. What goes wrong in them is nobody's answer. */
export async function warm(app: App): Promise<void> {
  try {
    await idle();
    const answer = core.newestView(QUESTION, app.page.lang);
    if (!answer.ok) return;
    await idle();
    const place = h("section", { class: byId("answer").className });
    showAnswer(app, place, { kind: "answer", view: answer.value, isWhole: core.isFetched() });
    await idle();
    // Its styles and its layout have their first times too; gone before anything is drawn.
    document.body.append(place);
    place.getBoundingClientRect();
    place.remove();
    await idle();
  } catch (error) {
    console.error(error);
  }
}

/** Goes on when the page has nothing else to do. */
export function idle(): Promise<void> {
  return new Promise((done) => {
    // Safari has no idle time to offer.
    if ("requestIdleCallback" in window) requestIdleCallback(() => done(), { timeout: PATIENCE });
    else setTimeout(done, 200);
  });
}
