/** Which column is what: a choice for each role, with the core's question where two could have it. */

import { h } from "../dom";
import { select, type Option, type Select } from "./fields";
import type { Part, View } from "./part";
import { rolesOf } from "./preview";
import { short } from "./short";
import { ROLES, type Found, type Role } from "./shapes";
import type { Key, Say } from "./words";

const AUTO = "auto";
const NONE = "none";

/** More columns than this would make the menus slow, and nobody reads them. */
const MOST = 500;

export interface Columns extends View {
  /** Goes to the first role that waits for a choice; `false` where none does. */
  focusOpen(): boolean;
}

export function columns({ say, session }: Part): Columns {
  const choose = (role: Role) => (value: string) => {
    const { [role]: _, ...others } = session.choices.columns;
    if (value === AUTO) return session.choose({ columns: others });
    session.choose({ columns: { ...others, [role]: value === NONE ? null : Number(value) } });
  };
  const selects = new Map<Role, Select>(
    ROLES.map((role) => [role, select(`table-${role}`, say(`r_${role}` as Key), say, choose(role))]),
  );
  const each = [...selects.values()].map(({ root }) => root);
  const root = h("fieldset", { class: "set" }, h("legend", { class: "set-title" }, say("columns")), h("div", { class: "table-grid" }, each));
  const update = () => {
    const { found, choices } = session;
    if (found === null) return;
    for (const [role, field] of selects) {
      field.offer(offered(role, found, choices.columns[role] === undefined, say));
      field.show(shown(choices.columns[role]));
      field.refuse(found.open.find((open) => open.role === role)?.problem ?? null);
    }
  };
  const focusOpen = () => {
    const open = ROLES.find((role) => session.found?.open.some((open) => open.role === role));
    if (open) selects.get(open)?.focus();
    return open !== undefined;
  };
  return { root, update, focusOpen };
}

function shown(at: number | null | undefined): string {
  if (at === undefined) return AUTO;
  return at === null ? NONE : String(at);
}

function offered(role: Role, table: Found, isAuto: boolean, say: Say): Option[] {
  const named = (at: number) => {
    const name = table.columns[at]?.name.trim();
    return `${at + 1}. ${name ? short(name, 60) : say("unnamed")}`;
  };
  const auto = isAuto ? [...rolesOf(table)].filter(([, roles]) => roles.includes(role)).map(([at]) => named(at)) : [];
  const isOpen = table.open.some((open) => open.role === role);
  const found = auto.length > 0 ? say("by_name_is", { column: auto.join(", ") }) : say(isAuto ? "none_found" : "by_name");
  const first = isOpen ? say("choose_column") : found;
  return [[AUTO, first], [NONE, say("none")], ...table.columns.slice(0, MOST).map((_, at): Option => [String(at), named(at)])];
}
