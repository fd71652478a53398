/** Exact sums by group: a chart, and a table with ranges first. */

import { h, replace } from "../dom";
import { bars } from "./bars";
import { count } from "./count";
import { check } from "./fields";
import type { Part } from "./part";
import { short } from "./short";
import type { Group, Shown, TotalsFound } from "./shapes";
import type { Key, Say } from "./words";

/** Names of keys that are no columns. */
const DERIVED: readonly string[] = ["substance", "year", "month", "fiscal-year"];

/** What totals go by, in words. */
export function keyName(name: string, say: Say): string {
  return DERIVED.includes(name) ? say(`t_${name.replace("-", "_")}` as Key) : short(name, 60);
}

/** How numbers are shown: for people, or with their digits. */
type Form = "public" | "exact";

/** Totals, with `by` to change what they go by. */
export function totals(part: Part, found: TotalsFound, by: HTMLElement): HTMLElement {
  const { say, page } = part;
  const names = found.by.map((name) => keyName(name, say));
  const label = (group: Group) => group.key.map((text) => short(text, 60) || say("blank")).join(", ");
  const place = h("div", { class: "table-scroll", tabindex: 0, role: "region", "aria-label": say("totals") });
  const paint = (form: Form) => replace(place, table(part, found, names, form));
  const exact = check("table-exact", say("exact"), (on) => paint(on ? "exact" : "public"));
  paint("public");
  const named = new Map(page.catalogue().methods.map(({ id, label }) => [id, label]));
  const methods = found.all.methods.filter((id) => id !== "gross").map((id) => named.get(id) ?? id);
  return h("div", { class: "table-section" },
    h("h3", {}, say("totals")),
    by,
    bars(part, found, names.join(", "), label),
    exact.root,
    place,
    methods.length > 0 && h("p", { class: "soft" }, say("adjusted", { methods: methods.join(", ") })),
    found.more > 0 && h("p", { class: "soft" }, say("groups_more", { count: count(found.more, page.lang) })));
}

interface Column {
  name: string;
  cell: (group: Group) => string;
}

function table({ page, say }: Part, found: TotalsFound, by: string[], form: Form): HTMLElement {
  const shown = (value: Shown | null) => (value === null ? say("no_figure") : value[form]);
  const hasTablets = [found.all, ...found.groups].some((group) => group.tablets !== null);
  const columns: Column[] = [
    { name: say("range"), cell: (group) => range(group, form, say) },
    { name: page.t("central"), cell: (group) => shown(group.doses.central) },
    { name: say("if_pure"), cell: (group) => shown(group.doses.if_pure) },
    { name: say("gross", { unit: found.unit }), cell: (group) => group.mass[form] },
    ...(hasTablets ? [{ name: say("tablets"), cell: (group: Group) => group.tablets?.[form] ?? "" }] : []),
    { name: say("rows"), cell: (group) => count(group.rows, page.lang) },
  ];
  const cells = (group: Group) => columns.map(({ cell }) => h("td", { class: "number" }, cell(group)));
  const row = (group: Group) =>
    h("tr", {}, group.key.map((text) => h("th", { scope: "row" }, short(text, 60) || say("blank"))), cells(group));
  const all = h("tr", { class: "table-all" },
    h("th", { scope: "row", colspan: Math.max(1, by.length) }, say("total_all")), cells(found.all));
  const names = by.length > 0 ? by : [""];
  return h("table", {},
    h("caption", {}, page.t("answer")),
    h("thead", {}, h("tr", {},
      names.map((name) => (name === "" ? h("td", {}) : h("th", { scope: "col" }, name))),
      columns.map(({ name }) => h("th", { scope: "col", class: "number" }, name)))),
    h("tbody", {}, by.length > 0 && found.groups.map(row)),
    h("tfoot", {}, all));
}

function range(group: Group, form: Form, say: Say): string {
  const { low, high } = group.doses;
  if (low === null || high === null) return say("no_figure");
  return low[form] === high[form] ? low[form] : say("to", { low: low[form], high: high[form] });
}
