/* An error beside its field: what is wrong, where, and what to write instead. */

import type { PageContext } from "../context";
import { h } from "../dom";
import type { Problem } from "../pkg-shape";

/** What an error offers beside its words. */
export interface Offers {
  /** What was typed, to show the part that is meant. */
  text?: string;
  /** Takes people to that part. */
  go?: () => void;
  /** Takes one of the ways to mend it. */
  mend?: (fixed: string) => void;
}

/** An error in words, with what to press. */
export function problemText(page: PageContext, problem: Problem, { text = "", go, mend }: Offers = {}): HTMLElement {
  const at = problem.at && problem.at.end > problem.at.start && problem.at.end <= text.length ? problem.at : null;
  return h(
    "div",
    { class: "error" },
    h("p", { class: "error-text" }, h("strong", {}, `${page.t("error")}: `), quoted(ending(problem.message))),
    at && quote(text, at),
    problem.hint && h("p", { class: "error-hint" }, sentence(problem.hint)),
    mend && problem.fixes.length > 0 && h("div", { class: "fixes" }, problem.fixes.map((fixed) => fix(page, fixed, mend))),
    at && go && h("button", { type: "button", class: "link", click: go }, page.t("error_go")),
  );
}

/** What is pressed names what will stand in the text. */
function fix(page: PageContext, fixed: string, mend: (fixed: string) => void): HTMLElement {
  return h("button", { type: "button", class: "button button-quiet fix", click: () => mend(fixed) }, page.t("error_fix", { text: fixed }));
}

/** The text with the part marked; a long text is cut to what stands around the part. */
function quote(text: string, at: { start: number; end: number }): HTMLElement {
  const from = Math.max(0, at.start - 40);
  const to = Math.min(text.length, at.end + 40);
  return h(
    "p",
    { class: "error-quote" },
    from > 0 && "…",
    text.slice(from, at.start),
    h("mark", {}, text.slice(at.start, at.end)),
    text.slice(at.end, to),
    to < text.length && "…",
  );
}

/** A sentence of the module as the page shows it: with a capital and a full stop, what is quoted set apart. */
export function sentence(text: string): (HTMLElement | string)[] {
  return quoted(capital(ending(text)));
}

/** A text whose `quotations` stand between backticks, as on a command line. */
export function quoted(text: string): (HTMLElement | string)[] {
  return text.split("`").map((part, at) => (at % 2 ? h("q", { class: "typed" }, part) : part));
}

/** A message of the module with a full stop, as sentences on the page have. */
export function ending(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** With a capital at its start, as sentences on the page have; names with digits, as of presets, stay as they are. */
export function capital(text: string): string {
  return /^\S*\d/.test(text) ? text : text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
