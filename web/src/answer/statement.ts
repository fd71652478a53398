/* The sentence to say in public: one piece at a time on the screen, all of them on paper. */

import type { App } from "../app";
import { copy } from "../copy";
import * as core from "../core";
import { h, keepFocus, replace } from "../dom";
import { inTime } from "../language";
import { clearNotice } from "../notices";
import { more } from "../more-part";
import type { Lang, Statement, View } from "../pkg-shape";
import { select } from "../question/fields";
import { question, type Piece } from "../state";

const PIECES: readonly Piece[] = ["sentence", "paragraph", "footnote"];

/** The languages of a statement, each by its own name. */
export const LANGUAGES: { id: Lang; name: string }[] = [
  { id: "en", name: "English" },
  { id: "es-US", name: "Español (EE. UU.)" },
  { id: "es", name: "Español" },
];

/** The card with the statement; null where the answer has none. */
export function statementCard(app: App, view: View): HTMLElement | null {
  if (!view.statement) return null;
  const card = h("section", { class: "statement", "aria-labelledby": "statement-title" });
  draw(app, card, view);
  return card;
}

/** The statement in the language that it is wanted in. */
function spoken(app: App, view: View): Statement | null {
  const state = app.store.get();
  const part = state.likely ? more() : null;
  if (state.say === state.lang && !part) return view.statement;
  const answer = part ? part.likelyStatement(question(state), state.say) : core.statement(question(state), state.say);
  return answer.ok ? answer.value : null;
}

/** Whether the range of nine of ten cases is said too. */
function likelyBox(app: App, card: HTMLElement, view: View): HTMLElement {
  const box = h("input", { type: "checkbox", class: "box", id: "likely", checked: app.store.get().likely });
  box.addEventListener("change", () => {
    app.store.set({ likely: box.checked });
    keepFocus(() => draw(app, card, view));
  });
  return h("div", { class: "check" }, box, h("label", { for: box.id }, app.page.t("say_likely")));
}

function draw(app: App, card: HTMLElement, view: View): void {
  const { t } = app.page;
  const { say, piece } = app.store.get();
  const statement = spoken(app, view);
  if (!statement) return replace(card);
  const language = select("say", LANGUAGES, say, (lang) => void choose(app, card, view, lang as Lang));
  const pieces = PIECES.map((name) =>
    h("blockquote", { class: "statement-text", lang: say, hidden: name !== piece, "data-piece": name }, statement[name]),
  );
  replace(
    card,
    h("div", { class: "statement-head" }, h("h3", { id: "statement-title" }, t("statement")), h("div", { class: "statement-lang" }, h("label", { class: "unseen", for: "say" }, t("say")), language)),
    h("div", { class: "segments", role: "group", "aria-label": t("statement_length") }, PIECES.map((name) => tab(app, card, view, name, piece))),
    h("div", { class: "statement-pieces" }, pieces),
    more() && likelyBox(app, card, view),
    copyButtons(app, statement, piece, card),
  );
}

/** Says it in another language, or leaves it as it is where that one's words do not come. */
async function choose(app: App, card: HTMLElement, view: View, say: Lang): Promise<void> {
  try {
    await inTime(core.learn(say));
    app.store.set({ say });
    clearNotice("language_failed");
  } catch {
    app.page.failed("language_failed", () => void choose(app, card, view, say));
  }
  keepFocus(() => draw(app, card, view));
}

function tab(app: App, card: HTMLElement, view: View, name: Piece, piece: Piece): HTMLElement {
  const show = (): void => {
    app.store.set({ piece: name });
    draw(app, card, view);
    card.querySelector<HTMLElement>(`[data-tab=${name}]`)?.focus();
  };
  return h("button", { type: "button", class: "segment", "aria-pressed": String(name === piece), "data-tab": name, click: show }, app.page.t(name));
}

function copyButtons(app: App, statement: Statement, piece: Piece, card: HTMLElement): HTMLElement {
  const { t } = app.page;
  const said = h("span", { class: "said" });
  const run = async (text: string): Promise<void> => {
    const shown = card.querySelector(`[data-piece=${piece}]`);
    const done = shown !== null && (await copy(text, shown));
    replace(said, t(done ? "copied" : "copy_failed"));
    app.page.announce(t(done ? "copied" : "copy_failed"));
  };
  const all = PIECES.map((name) => statement[name]).join("\n\n");
  return h(
    "div",
    { class: "statement-acts" },
    h("button", { type: "button", class: "button", click: () => void run(statement[piece]) }, t(`copy_${piece}`)),
    h("button", { type: "button", class: "button button-quiet", click: () => void run(all) }, t("copy_all")),
    said,
  );
}
