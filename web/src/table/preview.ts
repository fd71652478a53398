/** The first rows of a table, with what each column is taken for. */

import { h } from "../dom";
import type { Found } from "./shapes";
import { ROLES, type Role } from "./shapes";
import type { Key, Say } from "./words";

export function preview(found: Found, say: Say): HTMLElement {
  const roles = rolesOf(found);
  const head = found.columns.map((column, at) =>
    h("th", { scope: "col", class: column.is_number && "number" },
      roles.get(at)?.map((role) => h("span", { class: "table-tag" }, say(`r_${role}` as Key))),
      h("span", { class: "table-name" }, column.name || say("unnamed"))));
  const rows = found.rows.map((cells) =>
    h("tr", {}, found.columns.map((column, at) => h("td", { class: column.is_number && "number" }, cells[at] ?? ""))));
  return h("div", { class: "table-scroll", tabindex: 0, role: "region", "aria-label": say("preview") },
    h("table", { class: "table-preview" },
      h("caption", {}, say("preview")),
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
