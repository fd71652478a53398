/** How the table is read: what was found, and everything of it that can be changed. */

import { h, replace } from "../dom";
import { sentence } from "../question/problem";
import { columns } from "./columns";
import { check, select, text, type Check, type Field, type Option } from "./fields";
import type { Encoding } from "./kinds";
import { menus } from "./menus";
import type { Part, View } from "./part";
import { preview } from "./preview";
import { choiceOf, isToldAtField, problemOf } from "./told";
import type { Choices } from "./choices";
import type { Key, Say } from "./words";

const ENCODINGS: readonly (readonly [Encoding, string])[] = [
  ["utf-8", "UTF-8"],
  ["windows-1252", "Windows-1252"],
  ["utf-16le", "UTF-16 LE"],
  ["utf-16be", "UTF-16 BE"],
];

export interface Settings extends View {
  /** Opens what waits for a choice and goes there. */
  focusOpen(): void;
}

export function settings(part: Part): Settings {
  const { say, session } = part;
  const roles = columns(part);
  const sets = [cells(part), assumptions(part), files(part)];
  const change = h("details", { class: "panel table-change" },
    h("summary", {}, say("change")),
    h("div", { class: "panel-body" }, roles.root, sets.map((set) => set.root)));
  const told = h("div", { class: "table-told" });
  const root = h("section", { class: "sheet table-settings", "aria-labelledby": "table-reading" },
    h("h2", { id: "table-reading" }, say("reading")), told, change);
  const update = () => {
    root.hidden = session.found === null;
    if (session.found === null) return;
    tell(part, told);
    for (const set of [roles, ...sets]) set.update();
    if (isToldAtField(session)) change.open = true;
  };
  const focusOpen = () => {
    change.open = true;
    roles.focusOpen();
  };
  return { root, update, focusOpen };
}

/** What was found, in words and in the first rows. */
function tell({ say, session }: Part, told: HTMLElement): void {
  const { found, reading } = session;
  if (found === null) return;
  const { profile, lines_above: above } = found;
  const use = profile && h("button", { type: "button", class: "button button-quiet", click: () => session.choose({ profile: profile.id }) }, say("use_profile"));
  replace(
    told,
    reading?.guessed && h("p", { class: "table-mind" }, say("guessed", { encoding: encodingName(reading.encoding) })),
    profile !== null && !profile.used &&
      h("div", { class: "table-mind table-row" }, h("p", {}, say("fits_profile", { publisher: profile.publisher, title: profile.title })), use),
    found.mapping.length > 0 && h("ul", { class: "table-mapping" }, found.mapping.map(({ text }) => h("li", {}, sentence(text)))),
    above > 0 && h("p", { class: "hint" }, above === 1 ? say("lines_above_one") : say("lines_above", { count: above })),
    preview(found, say),
  );
}

const encodingName = (encoding: Encoding) => ENCODINGS.find(([id]) => id === encoding)?.[1] ?? encoding;

type Set = { root: HTMLElement; update(): void };

/** A field, the choice that it is of, and what it shows where that is not the choice itself. */
type Shown = readonly [field: Field, choice: keyof Choices, value?: () => string];

/** Fields under one legend. */
function set({ session }: Part, legend: string, fields: readonly Shown[], checks: readonly (readonly [Check, () => boolean])[] = []): Set {
  const root = h("fieldset", { class: "set" }, h("legend", { class: "set-title" }, legend),
    h("div", { class: "table-grid" }, fields.map(([field]) => field.root)),
    checks.map(([check]) => check.root));
  const update = () => {
    const refused = isToldAtField(session) ? choiceOf(session) : null;
    for (const [field, choice, value] of fields) {
      field.show(value ? value() : String(session.choices[choice] ?? ""));
      field.refuse(choice === refused ? problemOf(session) : null);
    }
    for (const [box, value] of checks) box.input.checked = value();
  };
  return { root, update };
}

/** A choice among few, fixed ones. */
function choice(id: string, label: Key, options: readonly (readonly [string, Key])[], say: Say, chosen: (value: string) => void): Field {
  const field = select(id, say(label), say, chosen);
  field.offer(options.map(([value, key]): Option => [value, say(key)]));
  return field;
}

function cells(part: Part): Set {
  const { page, say, session } = part;
  const choose = (name: keyof Choices) => (value: string) => session.choose({ [name]: value });
  const unit = text("table-unit-of-all", say("unit"), say("unit_hint"), menus(page.catalogue()).units, say, choose("unit"));
  const bare = choice("table-purity-unit", "purity_unit", [["", "by_header"], ["fraction", "fraction"], ["percent", "percent"]], say, choose("purityUnit"));
  const dates = choice("table-date-order", "date_order", [["", "date_one"], ["mdy", "date_mdy"], ["dmy", "date_dmy"]], say, choose("dateOrder"));
  const profile = select("table-profile", say("profile"), say, choose("profile"));
  const encoding = select("table-encoding", say("encoding"), say, (value) => session.choose({ encoding: value === "" ? null : (value as Encoding) }));
  const sheet = select("table-sheet", say("sheet"), say, (value) => session.choose({ sheet: value }));
  const comma = check("table-comma", say("decimal_comma"), (on) => session.choose({ decimalComma: on }));
  const fields = set(part, say("cells"), [
    [sheet, "sheet", () => session.reading?.sheet ?? ""],
    [profile, "profile"],
    [unit, "unit"],
    [bare, "purityUnit"],
    [dates, "dateOrder"],
    [encoding, "encoding"],
  ], [[comma, () => session.choices.decimalComma]]);
  const update = () => {
    const { sheets = [], encoding: found = "utf-8" } = session.reading ?? {};
    sheet.offer(sheets.map((name): Option => [name, name]));
    sheet.root.hidden = sheets.length < 2;
    encoding.offer([["", say("encoding_found", { encoding: encodingName(found) })], ...ENCODINGS]);
    encoding.root.hidden = sheets.length > 0;
    const profiles = session.found?.profiles ?? [];
    profile.offer([["", say("profile_none")], ...profiles.map(({ id, publisher, title }): Option => [id, `${publisher}: ${title}`])]);
    fields.update();
  };
  return { root: fields.root, update };
}

/** The value of the choice of published averages that takes those of each row's date. */
const OF_ROWS = "rows";

function assumptions(part: Part): Set {
  const { page, say, session } = part;
  const offered = menus(page.catalogue());
  const choose = (name: keyof Choices) => (value: string) => session.choose({ [name]: value });
  const preset = select("table-preset", page.t("preset"), say, (value) =>
    session.choose({ preset: value === OF_ROWS ? "" : value, asOfRows: value === OF_ROWS }));
  preset.offer([["", say("preset_usual")], [OF_ROWS, say("preset_rows")], ...offered.presets]);
  return set(part, say("assumptions"), [
    [preset, "preset", () => (session.choices.asOfRows ? OF_ROWS : session.choices.preset)],
    [text("table-of-all", say("substance"), say("substance_hint"), offered.substances, say, choose("substance")), "substance"],
    [text("table-own-purity", say("purity"), say("purity_hint"), [], say, choose("purity")), "purity"],
    [text("table-own-dose", say("lethal_dose"), say("lethal_dose_hint"), [], say, choose("lethalDose")), "lethalDose"],
  ]);
}

function files(part: Part): Set {
  const { say, session } = part;
  const output = select("table-output", say("output"), say, (value) => session.choose({ output: value as Choices["output"] }));
  output.offer([["", say("output_same")], ["csv", "CSV"], ["tsv", "TSV"], ["jsonl", "JSON Lines"]]);
  const safe = check("table-safe", say("safe"), (on) => session.choose({ spreadsheetSafe: on }));
  return set(part, say("files"), [[output, "output"]], [[safe, () => session.choices.spreadsheetSafe]]);
}
