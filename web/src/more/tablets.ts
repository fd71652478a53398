/* A batch of tablets: what share of it holds a lethal dose or more, and how likely a sample shows it. It is about batches
   and public warning, never about the tablet in somebody's hand. */

import type { App } from "../app";
import { h, keepFocus, replace } from "../dom";
import type { Problem, TabletQuestion } from "../pkg-shape";
import { labelled, select } from "../question/fields";
import * as doors from "./doors";
import { field, type Field } from "./field";
import { tabletsAnswer } from "./tablets-answer";
import { say, type Key } from "./words";

/** What a question has beside its text. */
type Name = "mean" | "spread" | "tablet_share" | "sample" | "lethal_dose";

/** Milliseconds of rest after a key. */
const PAUSE = 90;

/** What the share of tablets is taken from: published averages, a mean and a spread, or a share that is known. */
const OWN: Record<string, readonly Name[]> = { spread: ["mean", "spread"], share: ["tablet_share"] };

interface Form {
  text: Field;
  fields: Partial<Record<Name, Field>>;
}

let form: Form | null = null;
let pause = 0;

/** Draws question and answer into their place. */
export function drawTablets(app: App, place: HTMLElement): void {
  const asked = app.store.get().tablets;
  const text = field(app.page, {
    id: "batch",
    label: say("batch"),
    hint: say("batch_hint"),
    value: asked.text,
    typed: () => later(app),
    left: () => mark(app),
  });
  text.input.setAttribute("maxlength", "2000");
  const more = h("div", {});
  form = { text, fields: {} };
  const source = h("div", { class: "more-field" }, sourceMenu(app, more));
  fill(app, more, sourceOf(asked));
  const ask = h(
    "form",
    { novalidate: true, autocomplete: "off", submit: (event: Event) => submit(app, event) },
    h("h1", { class: "ask-title", id: "tablets-title" }, say("tablets_title")),
    h("p", { class: "hint" }, say("tablets_hint")),
    text.root,
    source,
    more,
    row(app, "sample"),
    row(app, "lethal_dose"),
    h("div", { class: "ask-actions" }, h("button", { type: "submit", class: "button" }, app.page.t("show"))),
  );
  const answer = h("section", { class: "answer", id: "tablets-answer", "aria-labelledby": "tablets-answer-title", tabindex: -1 });
  keepFocus(() => replace(place, h("div", { class: "split" }, h("section", { class: "ask", "aria-labelledby": "tablets-title" }, ask), answer)));
  show(app);
  mark(app);
}

/** Draws anew where the question is not the form's own: somebody followed a link. */
export function followTablets(app: App, place: HTMLElement): void {
  if (form && JSON.stringify(put(given())) !== JSON.stringify(put(app.store.get().tablets))) drawTablets(app, place);
}

/** Which of the three a question takes its share from. */
function sourceOf(asked: TabletQuestion): string {
  if (asked.tablet_share !== undefined) return "share";
  return asked.mean !== undefined || asked.spread !== undefined ? "spread" : (asked.preset ?? "");
}

function sourceMenu(app: App, more: HTMLElement): HTMLElement {
  const { t } = app.page;
  const presets = app.page.catalogue().presets.filter((one) => one.values.some((held) => held.quantity === "tablet-share"));
  const choices = [
    { id: "", name: t("preset_usual") },
    ...presets.map((one) => ({ id: one.id, name: one.title })),
    { id: "spread", name: say("own_spread") },
    { id: "share", name: say("own_share") },
  ];
  const menu = select("batch-source", choices, sourceOf(app.store.get().tablets), (chosen) => {
    fill(app, more, chosen);
    ask(app);
  });
  return labelled(say("batch_source"), "batch-source", menu);
}

/** The fields of a choice; those of the others are gone, with what stood in them. */
function fill(app: App, place: HTMLElement, chosen: string): void {
  for (const name of ["mean", "spread", "tablet_share"] as const) delete form?.fields[name];
  replace(place, (OWN[chosen] ?? []).map((name) => row(app, name)));
}

function row(app: App, name: Name): HTMLElement {
  const made = field(app.page, {
    id: `batch-${name}`,
    label: say(`batch_${name}` as Key),
    hint: say(`batch_${name}_hint` as Key),
    value: app.store.get().tablets[name] ?? "",
    typed: () => later(app),
    left: () => mark(app),
  });
  if (form) form.fields[name] = made;
  return made.root;
}

/** The question as it stands in the form. A field of the choice is there even while it is empty. */
function given(): TabletQuestion {
  const asked: TabletQuestion = { text: form?.text.input.value ?? "" };
  for (const [name, one] of Object.entries(form?.fields ?? {})) {
    const value = one.input.value.trim();
    if (value || ["mean", "spread", "tablet_share"].includes(name)) asked[name as Name] = value;
  }
  const menu = document.querySelector<HTMLSelectElement>("#batch-source");
  if (menu && menu.value && !(menu.value in OWN)) asked.preset = menu.value;
  return asked;
}

/** What is asked of the module: without fields that are empty yet. */
function put(asked: TabletQuestion): TabletQuestion {
  return Object.fromEntries(Object.entries(asked).filter(([name, value]) => name === "text" || value !== "")) as TabletQuestion;
}

function later(app: App): void {
  clean();
  clearTimeout(pause);
  pause = window.setTimeout(() => ask(app), PAUSE);
}

function ask(app: App): void {
  clearTimeout(pause);
  pause = 0;
  app.store.set({ tablets: given() });
  show(app);
}

function clean(): void {
  for (const one of [form?.text, ...Object.values(form?.fields ?? {})]) one?.mark(null);
}

let problem: Problem | null = null;

/** Shows the answer; where there is none yet, the last one stays, faint and out of reach. */
function show(app: App): void {
  const place = document.getElementById("tablets-answer");
  const asked = app.store.get().tablets;
  if (!place) return;
  problem = null;
  const answer = asked.text.trim() ? doors.tablets(put(asked), app.store.get().lang) : null;
  if (answer && !answer.ok) {
    problem = answer.problem;
    const old = place.querySelector<HTMLElement>(".answer-body");
    if (old) old.inert = true;
    else replace(place, tabletsAnswer(app, null));
    return;
  }
  clean();
  const open = new Set([...place.querySelectorAll<HTMLElement>("details[open]")].map((one) => one.dataset["keep"]));
  keepFocus(() => replace(place, tabletsAnswer(app, answer?.value ?? null)));
  for (const one of place.querySelectorAll("details")) one.open ||= open.has(one.dataset["keep"]);
}

/** Somebody is through with a field: what is wrong is now said, where it is. */
function mark(app: App): void {
  if (pause) ask(app);
  clean();
  if (problem) culprit(app, problem).mark(problem);
}

/** The field that an error is about: the first without which there is none, or another one. */
function culprit(app: App, wrong: Problem): Field {
  const { tablets, lang } = app.store.get();
  const names = Object.keys(form?.fields ?? {}) as Name[];
  const without = (name: Name): boolean => {
    const { [name]: _, ...rest } = tablets;
    const other = doors.tablets(put(rest as TabletQuestion), lang);
    return other.ok || other.problem.message !== wrong.message;
  };
  const found = wrong.at ? undefined : names.find((name) => tablets[name] && without(name));
  return (found && form?.fields[found]) ?? (form as Form).text;
}

function submit(app: App, event: Event): void {
  event.preventDefault();
  ask(app);
  mark(app);
  if (!app.store.get().tablets.text.trim()) {
    form?.text.mark({ code: "empty", message: say("batch_empty"), hint: say("batch_hint"), at: null, fixes: [], row: null });
    return form?.text.input.focus();
  }
  if (problem) return document.querySelector<HTMLElement>("#tablets [aria-invalid]")?.focus();
  const title = document.getElementById("tablets-answer-title");
  title?.focus({ preventScroll: true });
  title?.scrollIntoView({ block: "nearest" });
}

