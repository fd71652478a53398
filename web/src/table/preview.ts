/** The first rows of a table, with what each column is taken for. */

import { h } from "../dom";
import type { Found } from "./shapes";
import { ROLES, type Role } from "./shapes";
import { short } from "./short";
import type { Key, Say } from "./words";

/** More columns than this make the page slow, and show no more of the table. */
const MOST = 50;

export function preview(found: Found, say: Say): HTMLElement {
  const columns = found.columns.slice(0, MOST);
  const hidden = found.columns.length - columns.length;
  const roles = rolesOf(found);
  // Dates begin with digits too, and are read from their beginning.
  const side = (at: number) => (columns[at]?.is_number && !roles.get(at)?.includes("date") ? "number" : null);
  const head = columns.map((column, at) =>
    h("th", { scope: "col", class: side(at) },
      roles.get(at)?.map((role) => h("span", { class: "table-tag" }, say(`r_${role}` as Key))),
      h("span", { class: "table-name" }, short(column.name, 60) || say("unnamed"))));
  const rows = found.rows.map((cells) =>
    h("tr", {}, columns.map((_, at) => h("td", { class: side(at) }, short(cells[at] ?? "", 60)))));
  return h("div", { class: "table-scroll", tabindex: 0, role: "region", "aria-label": say("preview") },
    h("table", { class: "table-preview" },
      h("caption", {}, say("preview"), hidden > 0 && [". ", say("preview_more", { count: hidden })]),
      h("thead", {}, h("tr", {}, head)),
      h("tbody", {}, rows)));
}

/** The roles of each column. */
export function rolesOf(found: Found): Map<number, Role[]> {
  const roles = new Map<number, Role[]>();
  for (const { role, columns } of found.mapping) {
    if (!isRole(role)) continue;
    for (const at of columns) roles.set(at, [...(roles.get(at) ?? []), role]);
  }
  return roles;
}

function isRole(role: string): role is Role {
  return (ROLES as readonly string[]).includes(role);
}
