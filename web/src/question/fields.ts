/* The question as rows of fields. The text stays the one truth: rows are read from it, and written back into it. */

import type { App } from "../app";
import * as core from "../core";
import { byId, h, replace } from "../dom";
import type { Problem, Row } from "../pkg-shape";
import { problemText } from "./problem";
import { mend, settle, settleSoon, typing } from "./text";

export interface Fields {
  /** Reads the text of the state into rows. */
  fill(): void;
  /** Shows an error at its row; false where it is about none of them. */
  mark(problem: Problem | null): boolean;
  focus(): void;
}

/** Rows of fields in the page's place for them. */
export function fields(app: App): Fields {
  const place = byId("rows");
  let rows: Row[] = [];
  let written = "";

  const write = (): void => {
    written = core.compose(rows.filter((row) => row.amount.trim()));
    typing(app);
    app.store.set({ text: written });
  };
  const draw = (): void => {
    const list = rows.map((row, at) => rowFields(app, row, at, { write, draw, remove: rows.length > 1 ? () => drop(at) : null }));
    replace(place, list, addButton(app, add), substances(app));
  };
  const add = (): void => {
    rows = [...rows, blank(rows.at(-1))];
    draw();
    focusRow(place, rows.length - 1);
  };
  const drop = (at: number): void => {
    rows = rows.filter((_, other) => other !== at);
    draw();
    write();
    settle(app);
    app.page.announce(app.page.t("row_removed", { number: at + 1 }));
    focusRow(place, Math.max(0, at - 1));
  };
  place.addEventListener("focusout", () => settleSoon(app));

  const fill = (): void => {
    const { text, lang } = app.store.get();
    if (text && text === written && rows.length) return draw();
    const read = text.trim() ? core.rows(text, lang) : null;
    if (read && !read.ok) return replace(place, unreadable(app));
    rows = read?.value.length ? read.value : [blank(undefined)];
    draw();
  };
  // The rows follow the text, which is what is mended.
  const mended = (problem: Problem, fixed: string): void => {
    mend(app, problem, fixed);
    fill();
  };

  return {
    fill,
    mark(whole) {
      const own = whole && core.rowProblem(rows, app.store.get().lang);
      const at = own?.row ?? (whole ? unnamed(rows, whole) : null);
      // The text has the error of the row as its own, and knows where in it to mend it.
      const fixes = whole && (own ?? whole).message === whole.message ? whole.fixes : [];
      const problem = whole && { ...(own ?? whole), fixes };
      for (const [other, row] of place.querySelectorAll(".row").entries()) {
        row.classList.toggle("wrong", other === at);
        replace(row.querySelector(".row-error") as Element, other === at && problem && problemText(app.page, problem, { mend: (fixed) => mended(whole, fixed) }));
      }
      return at !== null;
    },
    focus: () => focusRow(place, 0),
  };
}

/** A row alone may leave its substance to the assumptions; where they name none, the first such row is what is wrong. */
function unnamed(rows: Row[], problem: Problem): number | null {
  const at = problem.code === "missing-substance" ? rows.findIndex((row) => row.amount.trim() && !row.substance.trim()) : -1;
  return at < 0 ? null : at;
}

/** A new row is of the drug of the row before. */
function blank(before: Row | undefined): Row {
  return { amount: "", unit: "lb", substance: before?.substance ?? "fentanyl", form: "", purity: "" };
}

function focusRow(place: HTMLElement, at: number): void {
  place.querySelectorAll<HTMLInputElement>("input[data-field=amount]")[at]?.focus();
}

interface Acts {
  write: () => void;
  draw: () => void;
  remove: (() => void) | null;
}

function rowFields(app: App, row: Row, at: number, acts: Acts): HTMLElement {
  const { t } = app.page;
  const text = (field: "amount" | "substance" | "purity", more: Record<string, string> = {}): HTMLElement => {
    const input = h("input", { class: "input", id: `row-${at}-${field}`, type: "text", value: row[field], "data-field": field, ...more });
    input.addEventListener("input", () => {
      row[field] = input.value;
      acts.write();
    });
    return input;
  };
  return h(
    "fieldset",
    { class: "row" },
    h("legend", { class: "row-title" }, t("row", { number: at + 1 })),
    acts.remove &&
      h("button", { type: "button", class: "link row-remove", click: acts.remove, "aria-label": t("row_remove_number", { number: at + 1 }) }, t("row_remove")),
    h("div", { class: "row-error" }),
    labelled(t("amount"), `row-${at}-amount`, text("amount", { inputmode: "decimal" })),
    labelled(t("unit"), `row-${at}-unit`, unitSelect(app, row, at, acts)),
    labelled(t("substance"), `row-${at}-substance`, text("substance", { list: "substances", autocapitalize: "off" }), "row-wide"),
    // What is counted is tablets, and nobody weighs their purity; one that stands there is shown, to be taken out.
    row.unit !== "" && labelled(t("form"), `row-${at}-form`, formSelect(app, row, at, acts)),
    (row.unit !== "" || row.purity !== "") && labelled(t("row_purity"), `row-${at}-purity`, text("purity", { inputmode: "decimal" })),
  );
}

/** A label above its field. */
export function labelled(name: string, id: string, field: HTMLElement, kind = ""): HTMLElement {
  return h("div", { class: `field ${kind}`.trim() }, h("label", { class: "label", for: id }, name), field);
}

/** A menu; a value that it does not have is added, so that nothing of the text is lost. */
export function select(
  id: string,
  choices: { id: string; name: string }[],
  value: string,
  change: (value: string) => void,
): HTMLSelectElement {
  const all = choices.some((choice) => choice.id === value) ? choices : [...choices, { id: value, name: value }];
  const menu = h("select", { class: "input", id }, all.map((choice) => h("option", { value: choice.id, selected: choice.id === value }, choice.name)));
  menu.addEventListener("change", () => change(menu.value));
  return menu;
}

/** What seizures are weighed in, before what is rare. */
const USUAL_UNITS = ["lb", "kg", "g", "oz"];

function unitSelect(app: App, row: Row, at: number, acts: Acts): HTMLElement {
  const units = app.page.catalogue().units.map((unit) => ({ id: unit.symbol, name: USUAL_UNITS.includes(unit.symbol) || unit.symbol === unit.name ? unit.symbol : `${unit.symbol} (${unit.name})` }));
  const usual = USUAL_UNITS.flatMap((symbol) => units.filter((unit) => unit.id === symbol));
  const choices = [...usual, { id: "", name: app.page.t("unit_tablets") }, ...units.filter((unit) => !usual.includes(unit))];
  return select(`row-${at}-unit`, choices, row.unit, (unit) => {
    row.unit = unit;
    row.form = unit === "" ? "tablet" : row.form;
    acts.draw();
    acts.write();
    settle(app);
    byId(`row-${at}-unit`).focus();
  });
}

function formSelect(app: App, row: Row, at: number, acts: Acts): HTMLElement {
  const { t } = app.page;
  const choices = [
    { id: "", name: t("form_none") },
    { id: "powder", name: t("form_powder") },
    { id: "tablet", name: t("form_tablet") },
  ];
  return select(`row-${at}-form`, choices, row.form, (form) => {
    row.form = form as Row["form"];
    acts.write();
    settle(app);
  });
}

function addButton(app: App, add: () => void): HTMLElement {
  return h("button", { type: "button", class: "button button-quiet row-add", click: add }, app.page.t("row_add"));
}

function substances(app: App): HTMLElement {
  return h("datalist", { id: "substances" }, app.page.catalogue().substances.map((one) => h("option", { value: one.id, label: one.name === one.id ? null : one.name })));
}

function unreadable(app: App): HTMLElement {
  const back = (): void => {
    app.store.set({ fields: false });
    byId("q").focus();
  };
  return h(
    "div",
    { class: "quiet" },
    h("p", {}, app.page.t("rows_unreadable")),
    h("p", { class: "error-quote" }, app.store.get().text),
    h("button", { type: "button", class: "button button-quiet", click: back }, app.page.t("rows_back")),
  );
}
