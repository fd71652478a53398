/** Ranges of doses by group: a bar from low to high with a mark at the central value, on one axis. */

import { h, s } from "../dom";
import { scale, type Scale } from "../scale";
import type { Part } from "./part";
import type { Group, TotalsFound } from "./shapes";

/** More bars than this are no picture any more. */
const MOST = 12;

/** How many steps of the axis fit a phone. */
const STEPS = 4;

/** A group that has a range. Its numbers are for drawing only. */
interface Bar {
  label: string;
  range: string;
  low: number;
  central: number;
  high: number;
}

/** The chart, or nothing where there are no two groups with figures. `label` names a group. */
export function bars({ page, say }: Part, totals: TotalsFound, by: string, label: (group: Group) => string): HTMLElement | null {
  const to = (low: string, high: string) => say("to", { low, high });
  const all = totals.groups.map((group) => bar(group, label(group), to)).filter((bar) => bar !== null);
  if (all.length < 2) return null;
  const shown = [...all].sort((one, other) => other.high - one.high).slice(0, MOST);
  const axis = scale(shown, STEPS);
  const notes = [
    say("chart_text"),
    axis.log ? say("chart_log") : null,
    all.length > shown.length ? say("chart_some", { shown: shown.length, all: all.length }) : null,
    all.length < totals.groups.length ? say("chart_without") : null,
  ];
  return h("figure", { class: "table-chart" },
    h("figcaption", {},
      h("span", { class: "table-chart-title" }, say("chart", { by })), " ",
      h("span", { class: "soft" }, notes.filter(Boolean).join(" "))),
    // The table that follows has the same figures as text.
    h("div", { "aria-hidden": "true" },
      h("ol", { class: "plain" }, shown.map((bar) => row(bar, axis))),
      ticks(axis, page.lang)));
}

function bar({ doses }: Group, label: string, to: (low: string, high: string) => string): Bar | null {
  // A figure as if all were pure is no range, and beside ranges it would be taken for one.
  const { low, central, high } = doses;
  if (low === null || central === null || high === null) return null;
  const range = low.public === high.public ? central.public : to(low.public, high.public);
  return { label, range, low: Number(low.value), central: Number(central.value), high: Number(high.value) };
}

const share = (part: number) => `${(100 * part).toFixed(3)}%`;

function row({ label, range, low, central, high }: Bar, axis: Scale): HTMLElement {
  const [from, till] = [axis.place(low), axis.place(high)];
  // A bar is never too thin to be seen.
  const width = Math.max(till - from, 0.005);
  return h("li", {},
    h("span", { class: "table-bar-label" }, label),
    h("span", { class: "table-bar-range" }, range),
    s("svg", { class: "table-bar", width: "100%", height: 20, focusable: "false" },
      s("line", { class: "bar-axis", x1: "0%", x2: "100%", y1: 10, y2: 10 }),
      s("rect", { class: "bar-range", x: share(Math.min(from, 1 - width)), width: share(width), y: 4, height: 12, rx: 2 }),
      s("svg", { x: share(axis.place(central)), overflow: "visible" },
        s("rect", { class: "bar-central", x: -3.5, y: -1, width: 7, height: 22, rx: 2 }))));
}

/** The steps of the axis, named as the language does. */
function ticks(axis: Scale, lang: string): SVGSVGElement {
  const named = new Intl.NumberFormat(lang, { notation: "compact", compactDisplay: "long", maximumSignificantDigits: 3 });
  return s("svg", { class: "table-axis", width: "100%", height: 24, focusable: "false" },
    s("line", { x1: "0%", x2: "100%", y1: 0.5, y2: 0.5 }),
    axis.ticks.map((value) => {
      const at = axis.place(value);
      const anchor = at < 0.1 ? "start" : at > 0.85 ? "end" : "middle";
      return s("text", { x: share(at), y: 17, "text-anchor": anchor }, named.format(value));
    }));
}
