/* What an answer is set beside: the fields that ask for it, and the comparisons below the answer. */

import type { App } from "../app";
import { copy } from "../copy";
import { h, replace } from "../dom";
import { references, times } from "../answer/figures";
import type { ImpactQuestion, ImpactView, Problem, SourceView, View } from "../pkg-shape";
import { capital, ending, sentence } from "../question/problem";
import { question } from "../state";
import * as doors from "./doors";
import { field, type Field } from "./field";
import { say } from "./words";

type Name = keyof ImpactQuestion;
const NAMES: readonly Name[] = ["of", "population", "price"];

/** What is wrong, until somebody is through with the field that it is about. */
let pending: Problem | null = null;
let fields: Record<Name, Field> | null = null;

/** Draws the fields. */
export function besidePanel(app: App, body: HTMLElement): void {
  const box = h("input", { type: "checkbox", class: "box", id: "beside-on", checked: app.store.get().beside !== null });
  box.addEventListener("change", () => app.store.set({ beside: box.checked ? given() : null }));
  const make = (name: Name): Field =>
    field(app.page, {
      id: `beside-${name}`,
      label: say(name),
      hint: say(`${name}_hint`),
      value: app.store.get().beside?.[name] ?? "",
      ...(name === "of" ? { list: "totals" } : {}),
      typed: () => {
        // Who names something wants to see it.
        box.checked = true;
        hide();
        app.store.set({ beside: given() });
      },
      left: () => show(app),
    });
  fields = { of: make("of"), population: make("population"), price: make("price") };
  const totals = doors.totals(app.page.lang).map((one) => h("option", { value: one.id, label: one.title }));
  replace(
    body,
    h("p", { class: "hint" }, say("beside_hint")),
    h("div", { class: "check" }, box, h("label", { for: box.id }, say("beside_on"))),
    NAMES.map((name) => fields?.[name].root),
    h("datalist", { id: "totals" }, totals),
  );
  show(app);
}

/** What stands in the fields. */
function given(): ImpactQuestion {
  const values = NAMES.map((name) => [name, fields?.[name].input.value.trim() ?? ""] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== ""));
}

function hide(): void {
  for (const name of NAMES) fields?.[name].mark(null);
}

/** Shows what is wrong at the field that gives the same error by itself. */
function show(app: App): void {
  hide();
  const { beside, lang } = app.store.get();
  const problem = pending;
  if (!problem || !beside) return;
  const asked = question(app.store.get());
  const same = (name: Name): boolean => {
    const value = beside[name];
    const alone = value ? doors.impact(asked, { [name]: value }, lang) : null;
    return alone !== null && !alone.ok && alone.problem.message === problem.message;
  };
  fields?.[NAMES.find(same) ?? "of"].mark(problem);
}

/** What stands below an answer: an element, and the sources that it adds. */
export interface Block {
  root: HTMLElement;
  sources: SourceView[];
}

/** The comparisons of the answer; null where none are asked for, or there are none. */
export function besideBlock(app: App, view: View): Block | null {
  const { beside, lang } = app.store.get();
  pending = null;
  if (!beside || view.small !== null) return null;
  const answer = doors.impact(question(app.store.get()), beside, lang);
  if (!answer.ok) {
    pending = answer.problem;
    if (!app.typing && !document.activeElement?.closest("#beside-panel")) show(app);
    return { root: block(h("p", { class: "hint" }, say("beside_waiting"))), sources: [] };
  }
  hide();
  const all = [...view.sources, ...answer.value.sources];
  return { root: block(list(app, answer.value, all), copyBar(app, answer.value, all)), sources: answer.value.sources };
}

function block(...parts: HTMLElement[]): HTMLElement {
  return h("section", { class: "block beside" }, h("h3", {}, say("beside")), parts);
}

type Measure = ImpactView["measures"][number];

function list(app: App, { measures }: ImpactView, sources: SourceView[]): HTMLElement {
  const one = (measure: Measure): HTMLElement =>
    h(
      "li",
      { class: "measure" },
      h("p", { class: "measure-name" }, capital(measure.label), measure.given && h("span", { class: "badge" }, say("given"))),
      h("p", { class: "measure-value" }, measure.value),
      h("p", { class: "soft" }, times(measure.formula), measure.sources.map((number) => references(app.page, { source: number, end_sources: [] }, sources))),
      h("p", { class: "soft" }, sentence(measure.caveat)),
    );
  return h("ul", { class: "measures" }, measures.map(one));
}

/** The comparisons as text, each with its caveat and its sources. */
function asText({ measures }: ImpactView, sources: SourceView[]): string {
  const cited = (number: number): string => {
    const source = sources.find((one) => one.number === number);
    return source ? `  ${[source.publisher, source.date].filter(Boolean).join(", ")}: ${source.title}. ${source.url}` : "";
  };
  const one = (measure: Measure): string =>
    [`${capital(measure.label)}: ${measure.value}`, `  ${capital(ending(measure.caveat))}`, ...measure.sources.map(cited)].join("\n");
  return measures.map(one).join("\n");
}

function copyBar(app: App, impact: ImpactView, sources: SourceView[]): HTMLElement {
  const said = h("span", { class: "said" });
  const run = async (): Promise<void> => {
    const shown = document.querySelector(".measures");
    const done = shown !== null && (await copy(asText(impact, sources), shown));
    const text = say(done ? "copied" : "copy_failed");
    replace(said, text);
    app.page.announce(text);
  };
  return h("div", { class: "statement-acts" }, h("button", { type: "button", class: "button button-quiet", click: () => void run() }, say("beside_copy")), said);
}
