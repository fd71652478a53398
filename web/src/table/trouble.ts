/** Why there is no result, in place and in words, with what to do. */

import { h, replace } from "../dom";
import { capital, ending, quoted } from "../question/problem";
import type { Part, View } from "./part";
import { shownName } from "./short";
import type { Trouble } from "./talk";
import { isToldAtField } from "./told";
import type { Key, Say } from "./words";

export function trouble({ say, session }: Part): View {
  const root = h("div", { class: "table-trouble" });
  const update = () => {
    const { trouble, given, kept } = session;
    const isTold = isToldAtField(session);
    root.hidden = trouble === null || isTold;
    if (trouble === null || given === null || isTold) return replace(root);
    const [message, hint] = inWords(trouble, shownName(given.name), say);
    replace(
      root,
      h("div", { class: "group wrong", id: "table-error" },
        h("p", { class: "error-text" }, h("strong", {}, say("error")), " ", quoted(message)),
        hint !== null && h("p", { class: "error-hint" }, quoted(hint))),
      kept !== null && h("p", { class: "hint" }, say("earlier", { name: shownName(kept.given.name) })),
    );
  };
  return { root, update };
}

/** What is wrong, and what to do. */
export function inWords(trouble: Trouble, name: string, say: Say): [string, string | null] {
  if (trouble.is === "problem") {
    const { message, hint } = trouble.problem;
    return [ending(message), hint === null ? null : capital(ending(hint))];
  }
  const said = (what: Key, hint: Key, detail = ""): [string, string] => [say(what, { name, detail }), say(hint)];
  switch (trouble.is) {
    case "empty": return said("e_empty", "h_empty");
    case "no-table": return noTable(trouble.what, said);
    case "packed-workbook": return said("e_packed_workbook", "h_packed_workbook");
    case "locked-workbook": return said("e_locked_workbook", "h_locked_workbook");
    case "large-workbook": return said("e_large_workbook", "h_large_workbook");
    case "no-workbooks": return said("e_no_workbooks", "h_no_workbooks");
    case "broken-gzip": return said("e_broken_gzip", "h_broken_gzip");
    case "unreadable": return said("e_unreadable", "h_unreadable");
    case "no-memory": return said("e_no_memory", "h_no_memory");
    case "failed": return said("e_failed", "h_failed", trouble.detail);
  }
}

type NoTable = Extract<Trouble, { is: "no-table" }>["what"];

function noTable(what: NoTable, said: (what: Key, hint: Key) => [string, string]): [string, string] {
  const isPacked = what === "archive" || what === "compressed";
  return said(`e_${what}`, isPacked ? "h_unpack" : "h_table");
}
