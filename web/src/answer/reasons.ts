/* What stands behind the figures: assumptions, what to keep in mind, the working, units and sources. */

import type { PageContext } from "../context";
import { h } from "../dom";
import type { FigureView, SourceView, View } from "../pkg-shape";
import { capital, sentence } from "../question/problem";
import { figureTable, formula, inOrder, references, safeUrl, times } from "./figures";

/** Every assumption with its value, its range and where both come from. */
export function assumptionList(page: PageContext, view: View): HTMLElement | null {
  if (view.assumptions.length === 0) return null;
  return h(
    "section",
    { class: "block" },
    h("h3", {}, page.t(view.small === null ? "rests_on" : "small_rests_on")),
    h(
      "dl",
      { class: "facts" },
      view.assumptions.map((one) =>
        h(
          "div",
          { class: "fact" },
          h("dt", {}, capital(one.name), one.given && h("span", { class: "badge" }, page.t("given"))),
          h(
            "dd",
            {},
            h("p", {}, h("b", { class: "fact-value" }, one.value), one.range && h("span", { class: "soft" }, ` (${one.range})`)),
            h("p", { class: "soft" }, capital(one.from), references(page, one, view.sources, true)),
            one.notes.map((note) => h("p", { class: "soft" }, sentence(note))),
          ),
        ),
      ),
    ),
  );
}

/** Warnings, in words. */
export function mind(page: PageContext, view: View): HTMLElement | null {
  // What stands beside a figure or its digits, or in its place, is not said again.
  const warnings = view.warnings.filter((warning) => !["gross-as-pure", "small-amount", "digits"].includes(warning.code));
  if (warnings.length === 0) return null;
  return h(
    "section",
    { class: "block mind" },
    h("h3", {}, page.t("mind")),
    h("ul", {}, warnings.map((warning) => h("li", {}, sentence(warning.text)))),
  );
}

/** Formula, steps and digits of every figure, and how the units are defined. */
export function working(page: PageContext, view: View, version: string): HTMLElement {
  const { t } = page;
  const exhibits = view.exhibits.length ? view.exhibits : [{ understood: "", figures: view.figures }];
  return h(
    "details",
    { class: "panel", "data-keep": "working" },
    h("summary", { class: "panel-title" }, t("working")),
    h(
      "div",
      { class: "panel-body" },
      figureTable(page, view.figures),
      view.warnings.filter((warning) => warning.code === "digits").map((warning) => h("p", { class: "soft" }, sentence(warning.text))),
      exhibits.map((exhibit) => [exhibit.understood && h("h4", {}, exhibit.understood), inOrder(exhibit.figures).map(steps)]),
      view.units.length > 0 && h("h4", {}, t("units")),
      h("ul", { class: "plain" }, view.units.map((unit) => h("li", {}, unit))),
      h("p", { class: "soft" }, t("data_version", { version })),
    ),
  );
}

function steps(figure: FigureView): HTMLElement {
  return h(
    "div",
    { class: "steps" },
    h("p", {}, h("b", {}, capital(figure.label)), `: ${formula(figure)}`),
    h("ol", { class: "plain digits" }, figure.working.map((step) => h("li", {}, times(step)))),
  );
}

/** Sources with their dates, as links. */
export function sources(page: PageContext, view: View): HTMLElement | null {
  if (view.sources.length === 0) return null;
  return h("section", { class: "block" }, h("h3", {}, page.t("sources")), sourceList(view.sources));
}

/** The sources by their numbers; of some no date is known. */
export function sourceList(sources: SourceView[]): HTMLElement {
  return h(
    "ol",
    { class: "sources" },
    sources.map((source) =>
      h(
        "li",
        { value: source.number },
        h("span", {}, `${[source.publisher, source.date].filter(Boolean).join(", ")}: `),
        h("a", { href: safeUrl(source.url), rel: "noopener noreferrer", target: "_blank" }, source.title),
        h("span", { class: "print-only address" }, ` ${source.url}`),
      ),
    ),
  );
}
