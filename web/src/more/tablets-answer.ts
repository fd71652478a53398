/* The answer about a batch of tablets: range first, then what it rests on and how far shapes fit what is published. */

import type { App } from "../app";
import { references, times } from "../answer/figures";
import { assumptionList, mind, sourceList } from "../answer/reasons";
import { saveFile, shareLink } from "../answer/save";
import { dialled, older } from "../answer/answer";
import { copy } from "../copy";
import { h, replace } from "../dom";
import type { ShapesView, SourceView, TabletsView } from "../pkg-shape";
import { capital, ending, sentence } from "../question/problem";
import * as doors from "./doors";
import { say, type Key } from "./words";

/** The answer, or what one will get where there is none. */
export function tabletsAnswer(app: App, risk: TabletsView | null): HTMLElement {
  if (!risk) return h("div", { class: "promise" }, heading(app.page.t("promise")), h("ul", { class: "plain-list" }, (["promise_share", "promise_sample", "promise_shapes"] as const).map((key) => h("li", {}, say(key)))));
  const { page } = app;
  const { answer } = risk;
  const all = [...answer.sources, ...risk.sources];
  const view = { ...answer, sources: all };
  const parts: (HTMLElement | null)[] = [
    ...(answer.small === null ? figures(risk) : [heading(page.t("small")), understood(app, risk), h("p", { class: "help" }, dialled(capital(ending(answer.small))))]),
    answer.small === null ? understood(app, risk) : null,
    older(app),
    answer.small === null ? h("p", { class: "disclaimer" }, answer.disclaimer) : null,
    notes(risk),
    mind(page, view),
    assumptionList(page, view),
    shapes(app, risk, all),
    sources(app, all),
    bar(app),
  ];
  return h("div", { class: "answer-body" }, parts);
}

function heading(text: string): HTMLElement {
  return h("h2", { class: "answer-title", id: "tablets-answer-title", tabindex: -1 }, text);
}

function understood(app: App, { answer }: TabletsView): HTMLElement {
  return h("div", { class: "understood" }, h("p", { class: "understood-label" }, app.page.t("understood")), h("p", {}, answer.understood[0] ?? ""));
}

function name(kind: string, risk: TabletsView): string {
  return say(`risk_${kind}` as Key, { sample: risk.sample ?? "" });
}

/** A card for each figure, and all the digits in a table. */
function figures(risk: TabletsView): HTMLElement[] {
  const cards = risk.figures.map((one, at) =>
    h(
      "div",
      { class: at === 0 ? "card card-main" : "card", role: "group", "aria-label": name(one.kind, risk) },
      h("p", { class: "card-label" }, name(one.kind, risk)),
      h("p", { class: "card-figure" }, one.range ?? one.central),
      one.range !== null && h("p", { class: "card-central" }, one.central),
    ),
  );
  return [heading(capital(risk.title)), h("div", { class: `cards cards-${cards.length}` }, cards), digits(risk)];
}

function digits(risk: TabletsView): HTMLElement {
  const head = ["low", "central", "high"] as const;
  const rows = risk.figures.map((one) => h("tr", {}, h("th", { scope: "row" }, name(one.kind, risk)), one.digits.map((text) => h("td", { class: "number" }, text))));
  return table(say("digits"), ["", ...head.map((key) => say(key))], rows);
}

function table(caption: string, head: string[], rows: HTMLElement[]): HTMLElement {
  const cells = head.map((text, at) => (text ? h("th", { scope: "col", class: at ? "number" : null }, text) : h("td", {})));
  return h(
    "div",
    { class: "scroll", tabindex: 0, role: "group", "aria-label": caption },
    h("table", { class: "grid" }, h("caption", { class: "unseen" }, caption), h("thead", {}, h("tr", {}, cells)), h("tbody", {}, rows)),
  );
}

/** What the figures say, and what they do not. */
function notes(risk: TabletsView): HTMLElement | null {
  if (risk.notes.length === 0) return null;
  return h("section", { class: "block" }, h("h3", {}, say("says")), h("ul", {}, risk.notes.map((note) => h("li", {}, sentence(note)))));
}

/** Three shapes, and by how much each misses what is published: more is published than a shape can hold. */
function shapes(app: App, risk: TabletsView, sources: SourceView[]): HTMLElement | null {
  const parts = [...(risk.given ? [risk.given] : []), ...risk.checks];
  if (parts.length === 0) return null;
  const one = (view: ShapesView): HTMLElement[] => [
    h("h4", {}, capital(view.title), view.sources.flatMap((number) => references(app.page, { source: number, end_sources: [] }, sources))),
    ...(view.note ? [h("p", { class: "soft" }, sentence(view.note))] : []),
    table(
      view.title,
      ["", ...risk.shapes.map(capital)],
      view.rows.map(({ label, cells }) => h("tr", {}, h("th", { scope: "row" }, capital(label)), cells.map((cell) => h("td", { class: "number" }, times(cell ?? "–"))))),
    ),
  ];
  const body = h("div", { class: "panel-body" }, parts.flatMap(one));
  return h("details", { class: "panel", "data-keep": "shapes", open: risk.given !== null }, h("summary", { class: "panel-title" }, say("shapes")), body);
}

function sources(app: App, all: SourceView[]): HTMLElement | null {
  return all.length === 0 ? null : h("section", { class: "block" }, h("h3", {}, app.page.t("sources")), sourceList(all));
}

/** What one takes along. */
function bar(app: App): HTMLElement {
  const { t } = app.page;
  const said = h("p", { class: "said" });
  const link = h("input", { class: "input share-link", type: "text", readonly: true, "aria-label": t("share_link"), hidden: true });
  const share = async (): Promise<void> => {
    link.value = shareLink(app);
    link.hidden = false;
    const text = t((await copy(link.value, link)) ? "share_copied" : "copy_failed");
    replace(said, text);
    app.page.announce(text);
  };
  const json = (): void => saveFile("dosecalc-tablets.json", new Blob([doors.assessTablets(app.store.get().tablets)], { type: "application/json" }));
  const button = (text: string, click: () => void): HTMLElement => h("button", { type: "button", class: "button button-quiet", click }, text);
  return h(
    "section",
    { class: "block save" },
    h("h3", {}, t("save")),
    h("div", { class: "buttons" }, button(t("share"), () => void share()), button(t("print"), () => window.print()), button(t("save_json"), json)),
    link,
    said,
  );
}
