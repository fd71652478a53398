/** How far a conversion is, and the way out of it. */

import { h } from "../dom";
import { count, percent } from "./count";
import type { Part, View } from "./part";
import { shownName } from "./short";

/** What is over sooner than this, in milliseconds, shows no bar: it would only flash. */
const SHORT = 250;

export function progress({ page, say, session }: Part): View {
  const bar = h("progress", { id: "table-progress", max: 1, value: 0 });
  const label = h("label", { class: "label", for: "table-progress" });
  const text = h("p", { class: "hint table-count" });
  const cancel = h("button", { type: "button", class: "button button-quiet", click: () => session.stop() }, say("cancel"));
  const root = h("div", { class: "table-progress" }, label, bar, h("div", { class: "table-row" }, text, cancel));
  root.hidden = true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const update = () => {
    const { step, given } = session;
    if (step === null || given === null) {
      clearTimeout(timer);
      timer = undefined;
      root.hidden = true;
      return;
    }
    timer ??= setTimeout(() => (root.hidden = !session.isRunning), SHORT);
    const name = shownName(given.name);
    label.replaceChildren(say("converting", { name }));
    bar.max = Math.max(1, step.size);
    bar.value = step.read;
    const values = { name, percent: percent(step.read, step.size, page.lang), rows: count(step.rows, page.lang) };
    text.replaceChildren(say("progress", values));
  };
  return { root, update };
}
