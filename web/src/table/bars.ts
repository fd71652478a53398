/** Ranges of doses by group: a bar from low to high with a mark at the central value, on one linear axis. */

import { h, s } from "../dom";
import type { Group, TotalsFound } from "./shapes";
import type { Say } from "./words";

/** More bars than this are no picture any more. */
const MOST = 12;

/** A group that has a range. */
interface Bar {
  label: string;
  range: string;
  low: number;
  central: number;
  high: number;
  end: string;
}

/** The chart, or nothing where there are no two groups with figures. `label` names a group. */
export function bars(totals: TotalsFound, by: string, label: (group: Group) => string, say: Say): HTMLElement | null {
  const all = totals.groups.map((group) => bar(group, label(group), say)).filter((bar) => bar !== null);
  if (all.length < 2) return null;
  const shown = [...all].sort((one, other) => other.high - one.high).slice(0, MOST);
  const most = shown[0]!;
  const notes = [
    say("chart_text"),
    all.length > shown.length ? say("chart_some", { shown: shown.length, all: all.length }) : null,
    all.length < totals.groups.length ? say("chart_without") : null,
  ];
  return h("figure", { class: "table-chart" },
    h("figcaption", {}, h("span", { class: "table-chart-title" }, say("chart", { by })), " ", h("span", { class: "soft" }, notes.filter(Boolean).join(" "))),
    // The table that follows has the same figures as text.
    h("div", { "aria-hidden": "true" },
      h("ol", { class: "plain" }, shown.map((bar) => row(bar, most.high))),
      h("p", { class: "table-axis" }, h("span", {}, "0"), h("span", {}, most.end))));
}

function bar(group: Group, label: string, say: Say): Bar | null {
  const { low, central, high, if_pure: pure } = group.doses;
  const only = central ?? pure;
  if (only === null) return null;
  const [from, to] = [low ?? only, high ?? only];
  const range = from.public === to.public ? only.public : say("to", { low: from.public, high: to.public });
  return { label, range, low: Number(from.value), central: Number(only.value), high: Number(to.value), end: to.public };
}

function row({ label, range, low, central, high }: Bar, most: number): HTMLElement {
  // Shares of the axis, for drawing only; a bar is never too thin to be seen.
  const at = (value: number) => (most > 0 ? (100 * value) / most : 0);
  const width = Math.max(at(high) - at(low), 0.4);
  const drawn = s("svg", { class: "table-bar", width: "100%", height: 20, focusable: "false" },
    s("line", { class: "bar-axis", x1: "0%", x2: "100%", y1: 10, y2: 10 }),
    s("rect", { class: "bar-range", x: `${Math.min(at(low), 99.6)}%`, width: `${width}%`, y: 4, height: 12, rx: 2 }),
    s("svg", { x: `${at(central)}%`, overflow: "visible" }, s("rect", { class: "bar-central", x: -3.5, y: -1, width: 7, height: 22, rx: 2 })));
  return h("li", {},
    h("span", { class: "table-bar-label" }, label),
    h("span", { class: "table-bar-range" }, range),
    drawn);
}
