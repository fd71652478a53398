/* The figures: range first, one card a method, and the same figures as a chart and as a table. */

import type { PageContext } from "../context";
import { chart, type Bar } from "../chart";
import { h } from "../dom";
import { capital, sentence } from "../question/problem";
import type { AssumptionView, FigureView, SourceView, View } from "../pkg-shape";

/** What is adjusted comes first, what takes everything for drug comes last. */
export function inOrder<T extends Pick<FigureView, "methods">>(figures: T[]): T[] {
  return [...figures].sort((a, b) => Number(isGross(a)) - Number(isGross(b)));
}

function isGross(figure: Pick<FigureView, "methods">): boolean {
  return figure.methods.includes("gross");
}

/** Only where something better stands beside it is a figure the lesser one. */
function isMain(figure: FigureView, all: FigureView[]): boolean {
  return !isGross(figure) || all.every(isGross);
}

/** The figures as cards, side by side where there is room. */
export function cards(page: PageContext, figures: FigureView[], view: View): HTMLElement {
  const all = inOrder(figures);
  return h(
    "div",
    { class: `cards cards-${Math.min(all.length, 3)}` },
    all.map((figure) => card(page, figure, isMain(figure, all), view)),
  );
}

function card(page: PageContext, figure: FigureView, main: boolean, view: View): HTMLElement {
  const big = figure.range ?? figure.central;
  return h(
    "div",
    { class: main ? "card card-main" : "card", role: "group", "aria-label": capital(figure.label) },
    h("p", { class: "card-label" }, capital(figure.label)),
    h("p", { class: "card-figure" }, joined(big)),
    figure.range !== null && h("p", { class: "card-central" }, figure.central),
    isGross(figure) && whyLess(view),
    rests(page, figure, view),
    h("p", { class: "card-formula" }, formula(figure)),
  );
}

/** How it is computed; of a total, what it covers and what it leaves out. */
export function formula(figure: FigureView): string {
  const left = figure.note && !figure.formula.includes(figure.note) ? [figure.note] : [];
  return times([figure.formula, ...left].filter(Boolean).join(", "));
}

/** The sign of multiplication, where a command line has a letter. */
export function times(text: string): string {
  return text.replaceAll(" x ", " × ");
}

/** What is wrong with taking everything for drug stands beside that figure. */
function whyLess(view: View): HTMLElement | null {
  const warning = view.warnings.find((one) => one.code === "gross-as-pure");
  return warning ? h("p", { class: "card-note" }, sentence(warning.text)) : null;
}

/** A number and its "million" stay on one line; lines break between the ends of a range. */
function joined(figure: string): string {
  return figure.replace(/(\d) (?=(?:m|b|tr)ill)/g, "$1\u00a0");
}

/** The assumption that this figure lives by, beside it and not only in the details. */
function rests(page: PageContext, figure: FigureView, view: View): HTMLElement | null {
  const used = figure.assumptions
    .map((id) => view.assumptions.find((assumption) => assumption.id === id))
    .filter((assumption): assumption is AssumptionView => assumption !== undefined)
    .filter((assumption) => assumption.range !== null || assumption.given || !common(assumption, view));
  if (used.length === 0) return null;
  return h(
    "ul",
    { class: "card-rests" },
    used.map((one) =>
      h(
        "li",
        {},
        h("b", {}, `${capital(one.name)} ${one.value}`),
        one.range && ` (${one.range})`,
        ", ",
        one.from,
        references(page, one, view.sources),
      ),
    ),
  );
}

/** What every figure rests on is said once, below. */
function common(assumption: AssumptionView, view: View): boolean {
  const parts = view.exhibits.length ? view.exhibits.flatMap((exhibit) => exhibit.figures) : view.figures;
  return parts.length > 1 && parts.every((figure) => figure.assumptions.includes(assumption.id));
}

/** Links to the sources of an assumption: of the value itself, then of the ends of its range. */
export function references(page: PageContext, assumption: Pick<AssumptionView, "source" | "end_sources">, sources: SourceView[], ends = false): (HTMLElement | string)[] {
  const numbers = [assumption.source, ...(ends ? assumption.end_sources : [])].filter((number) => number !== null);
  return [...new Set(numbers)].flatMap((number) => {
    const source = sources.find((one) => one.number === number);
    if (!source) return [];
    const name = page.t("source_name", { number, title: source.title });
    return [" ", h("a", { class: "reference", href: safeUrl(source.url), rel: "noopener noreferrer", target: "_blank", "aria-label": name, title: source.title }, `[${number}]`)];
  });
}

/** Addresses are data: only what opens a page may become a link. */
export function safeUrl(url: string): string | null {
  return /^https?:\/\//.test(url) ? url : null;
}

/** What the chart draws. */
export function bars(figures: FigureView[]): Bar[] {
  const all = inOrder(figures);
  return all.map((figure) => ({
    label: capital(figure.label),
    text: figure.range ?? figure.central,
    low: Number(figure.doses.low.value),
    central: Number(figure.doses.central.value),
    high: Number(figure.doses.high.value),
    main: isMain(figure, all),
  }));
}

/** The whole picture in words, for who listens to it. */
export function inWords(figures: FigureView[]): string {
  return inOrder(figures)
    .map((figure) => `${capital(figure.label)}: ${figure.range === null ? figure.central : `${figure.range} (${figure.central})`}.`)
    .join(" ");
}

/** A sheet of paper has this width for the chart, in pixels, whatever the screen that it is printed from. */
const PAPER = 640;

const painters = new WeakMap<Element, (isForPaper: boolean) => void>();
/** Draws the charts of the page for paper, or for the screen again. */
export function drawChart(isForPaper: boolean): void {
  for (const box of document.querySelectorAll(".chart-box")) painters.get(box)?.(isForPaper);
}

/** The chart, drawn again whenever its place gets wider or narrower. */
export function chartBox(page: PageContext, figures: FigureView[], lang: string): HTMLElement {
  const box = h("figure", { class: "chart-box" });
  const words = { title: page.t("chart"), description: inWords(figures), log: page.t("chart_log"), lang };
  let width = 0;
  let isPrinting = false;
  const paint = (): void => box.replaceChildren(chart(bars(figures), words, isPrinting ? PAPER : width));
  const draw = (now: number): void => {
    if (isPrinting || now === width || now < 100) return;
    width = now;
    paint();
  };
  painters.set(box, (isForPaper) => {
    isPrinting = isForPaper;
    if (width > 0) paint();
  });
  new ResizeObserver((entries) => draw(Math.floor(entries[0]?.contentRect.width ?? 0))).observe(box);
  return box;
}

/** All the digits, for who checks; what is said in public has two. */
export function figureTable(page: PageContext, figures: FigureView[]): HTMLElement {
  const { t } = page;
  const head = ["method", "low", "central", "high"] as const;
  return h(
    "div",
    { class: "scroll", tabindex: 0, role: "group", "aria-label": t("table_title") },
    h(
      "table",
      { class: "grid" },
      h("caption", { class: "unseen" }, t("table_title")),
      h("thead", {}, h("tr", {}, head.map((key, at) => h("th", { scope: "col", class: at ? "number" : null }, t(key))))),
      h(
        "tbody",
        {},
        inOrder(figures).map((figure) => {
          const { low, central, high } = figure.doses;
          const ends = figure.range !== null;
          return h(
            "tr",
            {},
            h("th", { scope: "row" }, capital(figure.label), figure.note && h("span", { class: "soft" }, ` (${figure.note})`)),
            h("td", { class: "number" }, ends ? low.exact : "–"),
            h("td", { class: "number" }, central.exact),
            h("td", { class: "number" }, ends ? high.exact : "–"),
          );
        }),
      ),
    ),
  );
}
