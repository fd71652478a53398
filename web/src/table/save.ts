/** Files to save, as links: the browser writes them where the person says. */

import { h } from "../dom";
import { size } from "./count";
import { savedName, type Saved } from "./names";
import type { Part } from "./part";
import type { Kept } from "./session";
import type { Key } from "./words";

export interface Links {
  root: HTMLElement;
  /** Lets go of the files. */
  free(): void;
}

export function links({ page, say }: Part, kept: Kept): Links {
  const { result, given } = kept;
  const offered: [Key, Saved, string, Blob | null][] = [
    ["save_table", "doses", tableEnd(kept), result.table],
    ["save_rejects", "rejects", "csv", result.rejects.size > 0 ? result.rejects : null],
    ["save_totals", "totals", "csv", result.totals],
    ["save_summary", "summary", "json", result.summary],
  ];
  const addresses: string[] = [];
  const items = offered.map(([label, what, end, blob]) => {
    if (blob === null) return null;
    const address = URL.createObjectURL(blob);
    addresses.push(address);
    const isFirst = what === "doses";
    return h("li", {},
      h("a", { class: isFirst ? "button" : "button button-quiet", href: address, download: savedName(given.name, what, end) },
        say(label), " ", h("span", { class: "table-size" }, size(blob.size, page.lang))));
  });
  const free = () => addresses.forEach((address) => URL.revokeObjectURL(address));
  return { root: h("ul", { class: "plain table-save", "aria-label": say("save") }, items), free };
}

/** How the converted table is written: as was asked, else as it was read. */
function tableEnd({ choices, found }: Kept): string {
  if (choices.output !== "") return choices.output;
  if (found.delimiter === null) return "jsonl";
  return found.delimiter === "\t" ? "tsv" : "csv";
}
