/** The last result that was whole: what became of the rows, the totals, what it rests on, and files to save. */

import { references } from "../answer/figures";
import { sourceList } from "../answer/reasons";
import { h, replace } from "../dom";
import { sentence } from "../question/problem";
import { count, seconds, size } from "./count";
import type { Part, View } from "./part";
import { links, type Links } from "./save";
import type { Kept } from "./session";
import { short, shownName } from "./short";
import type { Count, Done } from "./shapes";
import { totals } from "./totals";
import { totalsBy } from "./totals-by";

export interface Outcome extends View {
  focus(): void;
}

export function outcome(part: Part): Outcome {
  const { say, session } = part;
  const title = h("h2", { id: "table-result", tabindex: -1 }, say("result"));
  const body = h("div", {});
  const by = totalsBy(part);
  part.ended.addEventListener("abort", () => saved?.free());
  const root = h("section", { class: "sheet table-outcome", "aria-labelledby": "table-result" }, title, body);
  let painted: Kept | null = null;
  let saved: Links | null = null;
  const update = () => {
    const { kept, isRunning } = session;
    root.hidden = kept === null;
    root.setAttribute("aria-busy", String(isRunning));
    by.update();
    if (kept === painted || kept === null) return;
    saved?.free();
    saved = links(part, kept);
    painted = kept;
    replace(body, ...whole(part, kept, saved, by.root));
  };
  return { root, update, focus: () => title.focus() };
}

function whole(part: Part, kept: Kept, saved: Links, by: HTMLElement): (HTMLElement | null)[] {
  const { page, say } = part;
  const { given, result } = kept;
  const { done } = result;
  // Of no time at all nobody would believe the zero.
  const isQuick = result.took < 100;
  const values = { name: shownName(given.name), size: size(given.blob.size, page.lang), seconds: seconds(isQuick ? 100 : result.took, page.lang) };
  return [
    h("p", { class: "soft" }, say(isQuick ? "result_quick" : "result_of", values)),
    h("p", { class: "table-rows" }, done.rows.text),
    saved.root,
    done.totals && totals(part, done.totals, by),
    became(part, done),
    rejects(part, done),
    mind(part, done),
    rest(part, done),
    h("p", { class: "soft table-section" }, done.disclaimer),
  ];
}

function became({ page, say }: Part, done: Done): HTMLElement {
  const row = (text: string, { rows }: Count) =>
    h("tr", {}, h("th", { scope: "row" }, text), h("td", { class: "number" }, count(rows, page.lang)));
  return h("table", { class: "table-became table-section" },
    h("caption", {}, say("became")),
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, say("status")), h("th", { scope: "col", class: "number" }, say("rows")))),
    h("tbody", {},
      done.statuses.filter(({ rows }) => rows > 0).map((status) => row(status.text, status)),
      done.rejected.map((rejected) => row(say("rejected", { text: rejected.text }), rejected))));
}

function rejects({ page, say }: Part, done: Done): HTMLElement | null {
  const { first_rejects: first, rows } = done;
  if (first.length === 0) return null;
  const values = { shown: first.length, all: count(rows.rejected, page.lang) };
  return h("div", { class: "table-section" },
    h("h3", {}, say("rejects")),
    rows.rejected > first.length && h("p", { class: "soft" }, say("rejects_some", values)),
    h("div", { class: "table-scroll", tabindex: 0, role: "region", "aria-label": say("rejects") },
      h("table", {},
        h("thead", {}, h("tr", {},
          h("th", { scope: "col", class: "number" }, say("line")),
          h("th", { scope: "col" }, say("in_column")),
          h("th", { scope: "col" }, say("why")),
          h("th", { scope: "col" }, say("raw")))),
        h("tbody", {}, first.map(({ line, column, reason, raw }) =>
          h("tr", {},
            h("td", { class: "number" }, count(line, page.lang)),
            h("td", {}, column !== null && short(column, 60)),
            h("td", { class: "table-why" }, sentence(short(reason, 600))),
            h("td", { class: "table-raw" }, h("code", {}, short(raw)))))))));
}

function mind({ page }: Part, done: Done): HTMLElement | null {
  if (done.warnings.length === 0) return null;
  return h("div", { class: "table-section" },
    h("h3", {}, page.t("mind")),
    h("ul", { class: "table-list" }, done.warnings.map(({ text }) => h("li", {}, sentence(text)))));
}

function rest({ page }: Part, { assumptions, sources }: Done): HTMLElement | null {
  if (assumptions.length === 0) return null;
  const each = assumptions.map((one) =>
    h("li", {},
      h("strong", {}, `${one.name}: ${one.value}`), one.range !== null && ` (${one.range})`, ". ", one.from, references(page, one, sources, true),
      one.notes.map((note) => [h("br"), h("span", { class: "soft" }, sentence(note))])));
  return h("details", { class: "panel table-section" },
    h("summary", {}, page.t("rests_on")),
    h("div", { class: "panel-body" },
    h("ul", { class: "table-list" }, each),
    sources.length > 0 && h("h3", {}, page.t("sources")),
    sourceList(sources)));
}
