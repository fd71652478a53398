/* A field with a label, a hint and a place for what is wrong. */

import type { PageContext } from "../context";
import { h, replace } from "../dom";
import type { Problem } from "../pkg-shape";
import { problemText } from "../question/problem";

export interface Field {
  root: HTMLElement;
  input: HTMLInputElement;
  /** Shows what is wrong, or takes it away. */
  mark(problem: Problem | null): void;
}

interface Wanted {
  id: string;
  label: string;
  hint?: string;
  value: string;
  /** The id of a list of suggestions. */
  list?: string;
  /** Hears every key. */
  typed(value: string): void;
  /** Hears that somebody is through. */
  left(): void;
}

/** A field of text. */
export function field(page: PageContext, wanted: Wanted): Field {
  const { id, hint, list } = wanted;
  const described = [hint && `${id}-hint`, `${id}-error`].filter(Boolean).join(" ");
  const input = h("input", { class: "input", id, type: "text", value: wanted.value, list, autocapitalize: "off", autocomplete: "off", spellcheck: "false", "aria-describedby": described });
  const error = h("div", { id: `${id}-error` });
  input.addEventListener("input", () => wanted.typed(input.value));
  input.addEventListener("change", () => wanted.left());
  return {
    root: h("div", { class: "field more-field" }, h("label", { class: "label", for: id }, wanted.label), hint && h("p", { class: "hint", id: `${id}-hint` }, hint), error, input),
    input,
    mark(problem) {
      if (problem) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
      replace(error, problem && problemText(page, problem));
    },
  };
}
