/** What totals go by: columns of the table, and parts of its date. */

import { h, replace } from "../dom";
import { MOST_TOTALS } from "./choices";
import { check, type Check } from "./fields";
import type { Part, View } from "./part";
import type { Found } from "./shapes";
import { keyName } from "./totals";

/** More columns than this are shown on request. */
const FEW = 12;

/** More than this is no choice any more. */
const MOST = 200;

export function totalsBy({ say, session }: Part): View {
  const grid = h("div", { class: "table-keys" });
  const note = h("p", { class: "soft", id: "table-keys-note" });
  const root = h("fieldset", { class: "table-by", "aria-describedby": note.id }, h("legend", { class: "label" }, say("totals_by")), note, grid);
  let boxes = new Map<string, Check>();
  let offered = "";
  const tick = (name: string) => (on: boolean) => {
    const others = session.choices.totalsBy.filter((chosen) => chosen !== name);
    session.choose({ totalsBy: on ? [...others, name] : others });
  };
  const update = () => {
    const { found, choices } = session;
    if (found === null) return;
    const keys = keysOf(found);
    if (JSON.stringify(keys) !== offered) {
      offered = JSON.stringify(keys);
      boxes = new Map(keys.map((name, at) => [name, check(`table-key-${at}`, keyName(name, say), tick(name))]));
      replace(grid, [...boxes.values()].map(({ root }) => root));
      grid.classList.toggle("is-long", keys.length > FEW);
    }
    const isFull = choices.totalsBy.length >= MOST_TOTALS;
    note.replaceChildren(say(isFull ? "totals_by_most" : "totals_by_hint"));
    for (const [name, { input }] of boxes) {
      input.checked = choices.totalsBy.includes(name);
      input.disabled = isFull && !input.checked;
    }
  };
  return { root, update };
}

/** What totals can go by: the substance and parts of the date, then columns whose name is theirs alone. */
export function keysOf(found: Found): string[] {
  const names = found.columns.map(({ name }) => name);
  const isAlone = (name: string) => name.trim() !== "" && names.filter((other) => other === name).length === 1;
  const substance = found.mapping.find(({ role }) => role === "substance")?.columns ?? [];
  // One substance has many spellings in its column: totals by it are totals by the substance.
  const columns = names.filter((name, at) => isAlone(name) && !substance.includes(at));
  return [...new Set(["substance", ...found.totals_by, ...columns])].slice(0, MOST);
}
