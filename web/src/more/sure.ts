/* How sure an answer is: the panel that asks for it, and quantiles, a picture and drivers below the figures. */

import type { App } from "../app";
import { inOrder } from "../answer/figures";
import { h, replace, s } from "../dom";
import type { Problem, SpreadsView, SpreadView, View } from "../pkg-shape";
import { capital, sentence } from "../question/problem";
import { hasShape, question } from "../state";
import type { Block } from "./beside";
import * as doors from "./doors";
import { dotChart } from "./dots";
import { field, type Field } from "./field";
import { say } from "./words";

let pending: Problem | null = null;
let exceeds: Field | null = null;
let box: HTMLInputElement | null = null;

/** Draws the panel. */
export function surePanel(app: App, body: HTMLElement): void {
  const now = app.store.get();
  const on = h("input", { type: "checkbox", class: "box", id: "sure-on" });
  box = on;
  follow(app);
  const given = (): { exceeds?: string } => {
    const value = exceeds?.input.value.trim();
    return value ? { exceeds: value } : {};
  };
  on.addEventListener("change", () => app.store.set({ sure: on.checked ? given() : null }));
  exceeds = field(app.page, {
    id: "sure-exceeds",
    label: say("exceeds"),
    hint: say("exceeds_hint"),
    value: now.sure?.exceeds ?? "",
    typed: () => {
      // Who names a figure wants to know.
      on.checked = true;
      exceeds?.mark(null);
      app.store.set({ sure: given() });
    },
    left: () => exceeds?.mark(pending),
  });
  replace(
    body,
    h("p", { class: "hint" }, say("sure_hint")),
    h("div", { class: "check" }, on, h("label", { for: on.id }, say("sure_on"))),
    exceeds.root,
    h("p", { class: "hint" }, say("shapes_hint")),
  );
  exceeds.mark(pending);
}

/** The box says whether anything is asked; a shape that is named asks, and is taken back where it stands. */
function follow(app: App): void {
  if (!box) return;
  box.checked = asked(app) !== null;
  box.disabled = hasShape(app.store.get().given);
}

/** What is asked of how sure the answer is; null where nobody asks. A shape that is named asks. */
export function asked(app: App): { exceeds?: string } | null {
  const { sure, given } = app.store.get();
  return sure ?? (hasShape(given) ? {} : null);
}

/** How sure the answer is; null where nobody asks, or there are no figures. */
export function sureBlock(app: App, view: View): Block | null {
  const { lang } = app.store.get();
  const sure = asked(app);
  pending = null;
  follow(app);
  if (!sure || view.small !== null) return null;
  const answer = doors.spreads(question(app.store.get()), sure, lang);
  if (!answer.ok) {
    pending = answer.problem;
    if (!app.typing && !document.activeElement?.closest("#sure-panel")) exceeds?.mark(pending);
    return { root: h("section", { class: "block sure" }, h("h3", {}, say("sure")), h("p", { class: "hint" }, say("beside_waiting"))), sources: [] };
  }
  exceeds?.mark(null);
  return { root: drawn(app, answer.value), sources: [] };
}

function drawn(app: App, view: SpreadsView): HTMLElement {
  const figures = inOrder(view.figures);
  // A chance that was asked for stands in the table where nothing spreads, too; there is nothing to draw then.
  const spread = figures.filter((figure) => figure.drivers.length > 0);
  return h(
    "section",
    { class: "block sure" },
    h("h3", {}, view.title),
    spread.map((figure) => one(app, figure)),
    spread[0] && h("p", { class: "soft" }, say("dots_hint", { count: spread[0].dots.length })),
    table(figures),
    h("ul", {}, [...view.notes, ...(view.engine ? [view.engine] : [])].map((note) => h("li", {}, sentence(note)))),
  );
}

function one(app: App, figure: SpreadView): HTMLElement {
  const name = capital(figure.label);
  return h(
    "div",
    { class: "sure-figure", role: "group", "aria-label": name },
    h("h4", {}, name),
    h("p", {}, h("b", { class: "measure-value" }, figure.said), h("span", { class: "soft" }, ` ${say("likely")}`)),
    picture(app, figure),
    drivers(figure),
  );
}

/** The picture, drawn again whenever its place gets wider or narrower. */
function picture(app: App, figure: SpreadView): HTMLElement {
  const box = h("figure", { class: "chart-box" });
  const words = { title: say("sure_chart", { name: capital(figure.label) }), likely: say("likely_short"), worst: say(figure.bounded ? "worst" : "unbounded"), lang: app.page.lang };
  let width = 0;
  new ResizeObserver((entries) => {
    const now = Math.floor(entries[0]?.contentRect.width ?? 0);
    if (now === width || now < 100) return;
    width = now;
    replace(box, dotChart(figure, words, width));
  }).observe(box);
  return box;
}

/** What the spread comes from, each with a bar; the sentence says the same. */
function drivers(figure: SpreadView): HTMLElement {
  const bar = (share: number): SVGSVGElement =>
    s("svg", { class: "driver-bar", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" }, s("rect", { class: "chart-main", width: Math.max(0.5, 100 * share), height: 10 }));
  return h(
    "div",
    {},
    h("p", { class: "soft" }, sentence(figure.driven)),
    h("ul", { class: "drivers", "aria-hidden": "true" }, figure.drivers.map((driver) => h("li", {}, h("span", {}, capital(driver.name)), bar(Number(driver.share)), h("span", { class: "number" }, driver.shown)))),
  );
}

/** All quantiles, means and chances with their digits. */
function table(figures: SpreadView[]): HTMLElement | null {
  const [first] = figures;
  if (!first) return null;
  const head = [h("td", {}), ...figures.map((figure) => h("th", { scope: "col", class: "number" }, capital(figure.label)))];
  const rows = first.rows.map((row, at) => h("tr", {}, h("th", { scope: "row" }, capital(row.name)), figures.map((figure) => h("td", { class: "number" }, figure.rows[at]?.value ?? "–"))));
  return h(
    "div",
    { class: "scroll", tabindex: 0, role: "group", "aria-label": say("sure_table") },
    h("table", { class: "grid" }, h("caption", { class: "unseen" }, say("sure_table")), h("thead", {}, h("tr", {}, head)), h("tbody", {}, rows)),
  );
}
