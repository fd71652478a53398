/** Fields with a label, a hint, and a place for what is wrong. They follow the session while nobody is in them. */

import { h, replace } from "../dom";
import { ending, quoted, sentence } from "../question/problem";
import type { Problem } from "./shapes";
import type { Say } from "./words";

export interface Field {
  root: HTMLElement;
  /** Shows a value, unless a person is at the field. */
  show(value: string): void;
  /** Says what is wrong with the value. */
  refuse(problem: Problem | null): void;
}

export type Option = readonly [value: string, text: string];

export interface Select extends Field {
  offer(options: readonly Option[]): void;
  focus(): void;
}

/** A choice of one. */
export function select(id: string, label: string, say: Say, chosen: (value: string) => void): Select {
  const wrong = h("div", { id: `${id}-error` });
  const element = h("select", { id, class: "input", change: () => chosen(element.value) });
  const root = h("div", { class: "group" }, h("label", { class: "label", for: id }, label), wrong, element);
  let offered = "";
  return {
    root,
    show: (value) => {
      element.value = value;
    },
    offer: (options) => {
      const now = JSON.stringify(options);
      if (now === offered) return;
      offered = now;
      const { value } = element;
      replace(element, options.map(([value, text]) => h("option", { value }, text)));
      element.value = value;
    },
    refuse: (problem) => refuse(root, element, wrong, problem, say, ""),
    focus: () => element.focus(),
  };
}

type Control = HTMLSelectElement | HTMLInputElement;

/** Shows a problem at a control, beside its `hint`; or takes it away. */
function refuse(root: HTMLElement, control: Control, place: HTMLElement, problem: Problem | null, say: Say, hint: string): void {
  root.classList.toggle("wrong", problem !== null);
  const described = [hint, problem !== null && place.id].filter(Boolean).join(" ");
  if (described) control.setAttribute("aria-describedby", described);
  else control.removeAttribute("aria-describedby");
  if (problem === null) {
    control.removeAttribute("aria-invalid");
    return replace(place);
  }
  control.setAttribute("aria-invalid", "true");
  replace(
    place,
    h("p", { class: "error-text" }, h("strong", {}, say("error")), " ", quoted(ending(problem.message))),
    problem.hint !== null && h("p", { class: "error-hint" }, sentence(problem.hint)),
  );
}

/** A text, taken when the person leaves the field or presses Enter. */
export function text(id: string, label: string, hint: string, options: string[], say: Say, taken: (value: string) => void): Field {
  const wrong = h("div", { id: `${id}-error` });
  const list = options.length > 0 && h("datalist", { id: `${id}-list` }, options.map((value) => h("option", { value })));
  const element = h("input", {
    id,
    type: "text",
    class: "input",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    list: list ? list.id : null,
    "aria-describedby": `${id}-hint`,
    change: () => taken(element.value),
  });
  const said = h("p", { class: "soft", id: `${id}-hint` }, hint);
  const root = h("div", { class: "group" }, h("label", { class: "label", for: id }, label), said, wrong, element, list);
  const show = (value: string) => {
    if (document.activeElement !== element) element.value = value;
  };
  return { root, show, refuse: (problem) => refuse(root, element, wrong, problem, say, said.id) };
}

export interface Check {
  root: HTMLElement;
  input: HTMLInputElement;
}

/** A box to tick. */
export function check(id: string, label: string, ticked: (on: boolean) => void): Check {
  const input = h("input", { id, class: "box", type: "checkbox", change: () => ticked(input.checked) });
  return { root: h("div", { class: "check" }, input, h("label", { for: id }, label)), input };
}
