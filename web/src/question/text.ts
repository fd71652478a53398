/* The question in one text box: it answers while one types, and says what is wrong only when one has finished. */

import type { App } from "../app";
import { byId, h, replace } from "../dom";
import type { Problem } from "../pkg-shape";
import { problemText } from "./problem";

/** Long enough for the fingers of a fast typist, short enough to feel immediate. */
const PAUSE = 90;

export interface TextQuestion {
  /** Puts the text of the state into the box. */
  fill(): void;
  /** Puts what was typed into the state at once. */
  flush(): void;
  /** Shows an error, or takes it away. */
  mark(problem: Problem | null): void;
  /** Says quietly how far the text is read, in the place of the example. */
  hint(words: "ask_hint" | "waiting" | "looking"): void;
  /** What stands in the box, also before the page could listen. */
  typed(): string;
  focus(): void;
}

/** Brings the text box of the page to life. */
export function textQuestion(app: App): TextQuestion {
  const box = byId<HTMLTextAreaElement>("q");
  const group = byId("q-group");
  const error = byId("q-error");
  let pause = 0;
  const take = (): void => {
    clearTimeout(pause);
    pause = 0;
    app.store.set({ text: box.value });
  };
  box.addEventListener("input", () => {
    typing(app);
    grow(box);
    clearTimeout(pause);
    pause = window.setTimeout(take, PAUSE);
  });
  box.addEventListener("blur", () => {
    take();
    settleSoon(app);
  });
  box.addEventListener("focus", () => clearTimeout(leaving));
  box.addEventListener("keydown", (event) => {
    // Enter asks, as in a search box; Shift+Enter breaks the line, and an input method keeps its own Enter.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    take();
    byId<HTMLFormElement>("form").requestSubmit();
  });
  return {
    fill() {
      if (box.value !== app.store.get().text) box.value = app.store.get().text;
      grow(box);
    },
    flush() {
      if (pause) take();
    },
    mark(problem) {
      group.classList.toggle("wrong", problem !== null);
      box.setAttribute("aria-invalid", String(problem !== null));
      box.setAttribute("aria-describedby", problem ? "q-error q-hint" : "q-hint");
      const go = box.hidden ? {} : { go: () => problem && select(box, problem) };
      replace(error, problem && problemText(app.page, problem, { text: box.value, ...go, mend: (fixed) => mend(app, problem, fixed) }));
    },
    hint(words) {
      byId("q-hint").textContent = app.page.t(words);
    },
    typed: () => box.value,
    focus: () => box.focus(),
  };
}

/** Writes one of the ways to mend an error into the text, and asks again. */
export function mend(app: App, { at }: Problem, fixed: string): void {
  const { text } = app.store.get();
  if (at) app.store.set({ text: text.slice(0, at.start) + fixed + text.slice(at.end) });
  byId<HTMLFormElement>("form").requestSubmit();
}

/** Typing has ended: what cannot be read is now an error. An answer stays as it is, with what was said and selected in it. */
export function settle(app: App): void {
  if (!app.typing) return;
  app.typing = false;
  if (byId("answer").dataset.outcome !== "answer") app.refresh();
}

let leaving = 0;
/** Somebody types: what cannot be read yet is not called wrong. */
export function typing(app: App): void {
  clearTimeout(leaving);
  app.typing = true;
}

/** As `settle`, but a press that left the field is through first: an error that appears would move what is pressed. */
export function settleSoon(app: App): void {
  clearTimeout(leaving);
  leaving = window.setTimeout(() => settle(app), 250);
}

function select(box: HTMLTextAreaElement, problem: Problem): void {
  box.focus();
  if (problem.at) box.setSelectionRange(problem.at.start, problem.at.end);
}

/** Browsers that cannot size the box by its content get help. */
function grow(box: HTMLTextAreaElement): void {
  if (CSS.supports("field-sizing", "content")) return;
  box.style.setProperty("height", "auto");
  box.style.setProperty("height", `${box.scrollHeight + 4}px`);
}

/** Buttons that fill in an example. */
export function examples(app: App): void {
  const { t } = app.page;
  const texts = [t("example_powder"), t("example_tablets"), t("example_both")];
  replace(
    byId("examples"),
    h("p", { class: "examples-title", id: "examples-title" }, t("examples")),
    h(
      "ul",
      { class: "examples-list", "aria-labelledby": "examples-title" },
      texts.map((text) =>
        h("li", {}, h("button", { type: "button", class: "example", click: () => use(app, text) }, text)),
      ),
    ),
  );
}

function use(app: App, text: string): void {
  app.typing = false;
  app.store.set({ text });
  app.refresh();
  byId(app.store.get().fields ? "answer" : "q").focus({ preventScroll: true });
}
