/* The answer, from what was understood to where it comes from. */

import type { App } from "../app";
import { byId, h, keepFocus, replace, s } from "../dom";
import { more } from "../more-part";
import type { View } from "../pkg-shape";
import { usual } from "../question/assumptions";
import { capital, ending } from "../question/problem";
import { cards, chartBox, inWords } from "./figures";
import { assumptionList, mind, sources, working } from "./reasons";
import { saveBar } from "./save";
import { question } from "../state";
import { statementCard } from "./statement";

/** What the place of the answer shows. */
export type Outcome =
  | { kind: "empty" }
  /** Of the first module there are figures alone; the rest is on its way. */
  | { kind: "answer"; view: View; isWhole: boolean }
  /** Not readable yet, while somebody types. */
  | { kind: "waiting" }
  /** Not readable: the error stands beside its field. */
  | { kind: "wrong" };

/** What the first part of an answer is of, so that the rest is put below it and not below another. */
const firsts = new WeakMap<Element, string>();

/** Shows an outcome in the place of the answer; true where it was there in part, and only the rest came. */
export function showAnswer(app: App, place: HTMLElement, outcome: Outcome): boolean {
  place.dataset.outcome = outcome.kind;
  // While somebody types the answer before stays in its place, faint and out of reach: nothing jumps.
  const old = place.querySelector<HTMLElement>(".answer-body");
  if (outcome.kind === "waiting" && old) {
    old.inert = true;
    return false;
  }
  if (outcome.kind === "answer" && outcome.isWhole && old && firsts.get(old) === about(app)) {
    grow(app, old, outcome.view);
    return true;
  }
  const open = new Set([...place.querySelectorAll<HTMLElement>("details[open]")].map((one) => one.dataset.keep));
  keepFocus(() => replace(place, content(app, outcome)));
  for (const one of place.querySelectorAll<HTMLDetailsElement>("details[data-keep]")) one.open = open.has(one.dataset.keep);
  return false;
}

function about(app: App): string {
  const now = app.store.get();
  return JSON.stringify([question(now), now.lang, app.older, now.beside, now.sure]);
}

function content(app: App, outcome: Outcome): HTMLElement[] {
  if (outcome.kind === "answer") return [answered(app, outcome.view, outcome.isWhole)];
  return [nothing(app)];
}

function heading(text: string): HTMLElement {
  return h("h2", { class: "answer-title", id: "answer-title", tabindex: -1 }, text);
}

/** What one will get, before anything is typed. */
function nothing(app: App): HTMLElement {
  const { t } = app.page;
  return h(
    "div",
    { class: "promise" },
    heading(t("promise")),
    h(
      "ul",
      {},
      (["range", "sentence", "sources"] as const).map((name) => h("li", {}, sketch(name), h("span", {}, t(`promise_${name}`)))),
    ),
  );
}

/** A small drawing of each thing that one will get. */
function sketch(name: "range" | "sentence" | "sources"): SVGSVGElement {
  const paths = {
    range: ["M7 15v18M41 15v18M7 24h34", "M18 24a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0"],
    sentence: ["M8 10h32v22H22l-8 7v-7H8z", "M15 18h18M15 25h12"],
    sources: ["M12 8h18l7 7v25H12z", "M19 21h11M19 28h11M19 35h6"],
  };
  return s("svg", { class: "sketch", viewBox: "0 0 48 48", width: 48, height: 48, "aria-hidden": "true" }, paths[name].map((d) => s("path", { d })));
}

function answered(app: App, view: View, isWhole: boolean): HTMLElement {
  const { t } = app.page;
  const top = view.small === null ? figures(app, view) : small(app, view, view.small);
  const body = h("div", { class: "answer-body answer-first", "aria-busy": "true" }, top);
  firsts.set(body, about(app));
  if (isWhole) grow(app, body, view);
  else body.append(h("p", { class: "hint coming" }, t(view.small === null ? "statement_coming" : "loading")));
  return body;
}

/** Puts below the figures what only the whole module can say; nothing that stands there moves. */
function grow(app: App, body: HTMLElement, view: View): void {
  const { page } = app;
  firsts.delete(body);
  body.querySelector(".coming")?.remove();
  body.removeAttribute("aria-busy");
  body.inert = false;
  body.className = view.exhibits.length > 1 ? "answer-body answer-several" : "answer-body";
  // What only some ask for stands below what everybody gets, and names its sources with the others.
  const beside = more()?.blocks(app, view) ?? [];
  const all = { ...view, sources: [...view.sources, ...beside.flatMap((block) => block.sources)] };
  const rest = [
    view.small === null && statementCard(app, view),
    view.small === null && view.exhibits.length > 1 && each(app, view),
    ...beside.map((block) => block.root),
    mind(page, view),
    assumptionList(page, view),
    view.small === null && working(page, view, app.version),
    sources(page, all),
    saveBar(app, view),
  ];
  body.append(...rest.filter((part) => part instanceof Node));
}

function figures(app: App, view: View): (HTMLElement | null | false)[] {
  const { page } = app;
  const several = view.exhibits.length > 1;
  return [
    heading(page.t(several ? "answer_total" : "answer")),
    understood(app, view),
    older(app),
    changed(app),
    cards(page, view.figures, view),
    view.figures.length > 0 && chartBox(page, view.figures, view.lang),
    h("p", { class: "disclaimer" }, view.disclaimer),
  ];
}

function understood(app: App, view: View): HTMLElement {
  return h(
    "div",
    { class: "understood" },
    h("p", { class: "understood-label" }, app.page.t("understood")),
    view.understood.length === 1
      ? h("p", {}, view.understood[0] ?? "")
      : h("ol", {}, view.understood.map((exhibit) => h("li", {}, exhibit))),
  );
}

/** An old link shows the figures of today; that is said where they are. */
export function older(app: App): HTMLElement | null {
  if (app.older === null) return null;
  const days = { then: app.older.slice(0, 10), now: app.version.slice(0, 10) };
  return h("p", { class: "changed" }, h("span", {}, app.page.t("link_old", days)));
}

/** What somebody set by hand is seen beside the answer, with the way back. */
function changed(app: App): HTMLElement | null {
  const { t } = app.page;
  if (Object.keys(app.store.get().given).length === 0) return null;
  const back = (): void => {
    usual(app);
    byId("answer-title").focus();
  };
  return h(
    "p",
    { class: "changed" },
    h("span", {}, t("changed")),
    h("button", { type: "button", class: "link", click: back }, t("usual")),
  );
}

/** Several exhibits: each by itself, after their total and what is said of it. */
function each(app: App, view: View): HTMLElement {
  return h(
    "section",
    { class: "block each" },
    h("h3", {}, app.page.t("each")),
    view.exhibits.map((exhibit, at) => [
      h("h4", {}, `${at + 1}. ${exhibit.understood}`),
      cards(app.page, exhibit.figures, view),
    ]),
  );
}

/** Less than a seizure: no figures, and where help is. */
function small(app: App, view: View, text: string): HTMLElement[] {
  return [heading(app.page.t("small")), understood(app, view), h("p", { class: "help" }, dialled(capital(ending(text))))];
}

/** Numbers to call become links to call them. */
export function dialled(text: string): (HTMLElement | string)[] {
  return text
    .split(/(1-800-222-1222|\b(?:988|911)\b)/)
    .map((part, at) => (at % 2 ? h("a", { href: `tel:${part}` }, part) : part));
}

/** The answer in one breath, for who listens. */
export function brief(view: View): string {
  return view.small ?? inWords(view.figures);
}
