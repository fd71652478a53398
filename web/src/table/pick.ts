/** A table is chosen, dropped or pasted here. */

import { h, replace } from "../dom";
import type { Part, View } from "./part";
import type { Given } from "./session";
import { shownName } from "./short";

const TYPES = ".csv,.tsv,.tab,.txt,.jsonl,.ndjson,.json,.gz";
const WORKBOOKS = ",.xlsx,.xlsm,.xlsb,.xls,.ods";

export function pick(part: Part): View {
  const { say, session } = part;
  const notes = h("div", { class: "table-notes" });
  const take = (given: Given, note: string | null = null) => {
    replace(notes, note !== null && h("p", { class: "hint" }, note));
    if (!session.isRunning) session.take(given);
    else ask(part, notes, given);
  };
  const input = h("input", {
    type: "file",
    id: "table-file",
    class: "table-file",
    accept: part.page.assets.isSingleFile ? TYPES : TYPES + WORKBOOKS,
    change: () => {
      const file = input.files?.[0];
      if (file) take(ofFile(file));
      // The same file, corrected, may be chosen again.
      input.value = "";
    },
  });
  const zone = h(
    "div",
    { class: "table-zone" },
    h("span", { class: "table-choose" }, input, h("label", { class: "button", for: "table-file" }, say("choose"))),
    h("span", { class: "table-or" }, say("or_drop")),
  );
  listenForDrops(part, zone, take, (text) => replace(notes, h("p", { class: "hint" }, text)));
  const root = h("div", { class: "table-pick" }, zone, paste(part, take), notes);
  return { root, update: () => !session.isRunning && notes.querySelector("[data-ask]")?.remove() };
}

const ofFile = (file: File): Given => ({ name: file.name, blob: file });

/** A table that is still being converted is not lost by a slip of the hand. */
function ask({ say, session }: Part, notes: HTMLElement, given: Given): void {
  const keep = h("button", { type: "button", class: "button button-quiet", click: () => replace(notes) }, say("busy_keep"));
  const change = () => {
    replace(notes);
    session.take(given);
  };
  const name = shownName(session.given?.name ?? "");
  replace(
    notes,
    h(
      "div",
      { class: "table-ask", "data-ask": true, role: "group", "aria-labelledby": "table-ask" },
      h("p", { id: "table-ask" }, say("busy", { name })),
      h("div", { class: "table-row" },
        h("button", { type: "button", class: "button", click: change }, say("busy_replace", { name: shownName(given.name) })),
        keep),
    ),
  );
  keep.focus();
}

type Take = (given: Given, note?: string | null) => void;

function paste({ say }: Part, take: Take): HTMLElement {
  const wrong = h("div", { role: "alert" });
  const text = h("textarea", {
    id: "table-paste",
    class: "table-pasted",
    rows: 6,
    spellcheck: "false",
    autocapitalize: "off",
    autocomplete: "off",
    wrap: "off",
    "aria-describedby": "table-paste-hint",
  });
  const convert = () => {
    const isBlank = text.value.trim() === "";
    replace(wrong, isBlank && h("p", { class: "error-text" }, say("paste_empty")));
    if (isBlank) return text.focus();
    take({ name: say("pasted"), blob: new Blob([text.value]) });
  };
  return h(
    "details",
    { class: "panel" },
    h("summary", {}, say("paste")),
    h("div", { class: "panel-body group" },
      h("label", { class: "label", for: "table-paste" }, say("paste_label")),
      h("p", { class: "hint", id: "table-paste-hint" }, say("paste_hint")),
      wrong,
      text,
      h("button", { type: "button", class: "button button-quiet", click: convert }, say("paste_do"))),
  );
}

/** Files may be let go anywhere on the page: beside the zone, browsers would leave the page for them. */
function listenForDrops(part: Part, zone: HTMLElement, take: Take, tell: (text: string) => void): void {
  const { say } = part;
  const isShown = () => zone.getClientRects().length > 0;
  const hasFiles = (event: DragEvent) => isShown() && event.dataTransfer?.types.includes("Files");
  const hint = zone.querySelector(".table-or");
  const mark = (isOver: boolean) => {
    zone.classList.toggle("is-over", isOver);
    hint?.replaceChildren(say(isOver ? "drop_now" : "or_drop"));
  };
  const over = (event: DragEvent) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    mark(true);
  };
  const drop = (event: DragEvent) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    mark(false);
    const [file, ...others] = event.dataTransfer?.files ?? [];
    if (!file || isFolder(event)) tell(say("folder"));
    else take(ofFile(file), others.length > 0 ? say("several_files", { name: shownName(file.name) }) : null);
  };
  const leave = (event: DragEvent) => event.relatedTarget === null && mark(false);
  const { ended: signal } = part;
  addEventListener("dragover", over, { signal });
  addEventListener("drop", drop, { signal });
  addEventListener("dragleave", leave, { signal });
}

function isFolder(event: DragEvent): boolean {
  return event.dataTransfer?.items[0]?.webkitGetAsEntry()?.isDirectory ?? false;
}
