/*
 * The state in the fragment of the address, which browsers never send to a server. A link comes from anybody: what does
 * not read as this page writes it is refused as a whole, because half a question would be answered as another one.
 */

import type { ImpactQuestion, Lang, TabletQuestion } from "./pkg-shape";
import type { Given, Part, Piece, State, Sure } from "./state";

/** The longest text of a question that a link may hold; the text box takes as many characters. */
export const LONGEST_TEXT = 2000;
const LONGEST_VALUE = 120;
const LONGEST_FRAGMENT = 24_000;

export const LANGS: readonly Lang[] = ["en", "es", "es-US"];
const PIECES: readonly Piece[] = ["sentence", "paragraph", "footnote"];
const PARTS: readonly Part[] = ["one", "table", "tablets"];
const FORMS = ["powder", "tablet"] as const;

/** Assumptions that are one text each, by their name in a link. */
const GIVEN = {
  substance: "substance",
  purity: "purity",
  dose: "lethal_dose",
  share: "tablet_share",
  content: "tablet_content",
  preset: "preset",
  as_of: "as_of",
  salt: "salt",
} as const;

/** What an answer is set beside, by its name in a link; `beside` says that it is. */
const BESIDE: readonly (keyof ImpactQuestion)[] = ["of", "population", "price"];

/** What is asked of how sure an answer is, by its name in a link; `sure` says that it is. */
const SURE: readonly (keyof Sure)[] = ["exceeds"];

/** A question about a batch of tablets, by its names in a link. */
const TABLETS = {
  t: "text",
  mean: "mean",
  spread: "spread",
  t_share: "tablet_share",
  sample: "sample",
  t_dose: "lethal_dose",
  t_preset: "preset",
} as const satisfies Record<string, keyof TabletQuestion>;

/** What a link holds: some of a state, and the version of the data that its author saw. */
export interface Linked {
  state: Partial<State>;
  version: string | null;
}

/** Writes a state. What is as usual is left out, so that links stay short. */
export function encode(state: State, version: string): string {
  const pairs = new URLSearchParams();
  if (state.part !== "one") pairs.set("part", state.part);
  if (state.text) pairs.set("q", state.text);
  for (const [name, field] of Object.entries(GIVEN)) {
    const value = state.given[field];
    if (value) pairs.set(name, value);
  }
  if (state.given.form) pairs.set("form", state.given.form);
  if (state.given.methods?.length) pairs.set("methods", state.given.methods.join(","));
  if (state.fields) pairs.set("fields", "1");
  for (const [name, field] of Object.entries(TABLETS)) {
    const value = state.tablets[field];
    if (value) pairs.set(name, value);
  }
  if (state.sure) setAll(pairs, "sure", SURE, state.sure);
  if (state.likely) pairs.set("likely", "1");
  if (state.beside) setAll(pairs, "beside", BESIDE, state.beside);
  pairs.set("lang", state.lang);
  if (state.say !== state.lang) pairs.set("say", state.say);
  if (state.piece !== "sentence") pairs.set("piece", state.piece);
  pairs.set("v", version);
  return `#${pairs}`;
}

/** Writes that something is asked for, and what of it is given. */
function setAll<T extends string>(pairs: URLSearchParams, what: string, names: readonly T[], values: Partial<Record<T, string>>): void {
  pairs.set(what, "1");
  for (const name of names) {
    const value = values[name];
    if (value) pairs.set(name, value);
  }
}

/** Reads a fragment: null where there is none, "broken" where it is not of this page's making. */
export function decode(hash: string): Linked | "broken" | null {
  const body = hash.replace(/^#/, "");
  if (!body) return null;
  if (body.length > LONGEST_FRAGMENT || !decodable(body)) return "broken";
  const pairs = [...new URLSearchParams(body)];
  if (new Set(pairs.map(([name]) => name)).size !== pairs.length) return "broken";
  return read(pairs) ?? "broken";
}

/** Escapes that are no UTF-8 would be replaced in silence, and an amount could change with them. */
function decodable(body: string): boolean {
  try {
    decodeURIComponent(body.replace(/\+/g, " "));
    return true;
  } catch {
    return false;
  }
}

/** Control characters never stand in what people write; tabs and line ends may. */
function clean(text: string, longest: number): boolean {
  return text.length <= longest && !/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufffd]/.test(text);
}

function read(pairs: [string, string][]): Linked | null {
  const state: Partial<State> = {};
  const given: Given = {};
  let version: string | null = null;
  for (const [name, value] of pairs) {
    if (!clean(value, name === "q" || name === "t" ? LONGEST_TEXT : LONGEST_VALUE)) return null;
    if (name === "v") version = value;
    else if (!readAssumption(given, name, value) && !readState(state, name, value)) return null;
  }
  if (state.lang && !state.say) state.say = state.lang;
  return { state: { ...state, given }, version };
}

function readAssumption(given: Given, name: string, value: string): boolean {
  const field = Object.hasOwn(GIVEN, name) ? GIVEN[name as keyof typeof GIVEN] : undefined;
  if (field) given[field] = value;
  else if (name === "methods") given.methods = value.split(",");
  else {
    const form = name === "form" ? oneOf(FORMS, value) : undefined;
    if (!form) return false;
    given.form = form;
  }
  return true;
}

function readState(state: Partial<State>, name: string, value: string): boolean {
  if (name === "q") state.text = value;
  else if (name === "fields") state.fields = value === "1";
  else if (Object.hasOwn(TABLETS, name)) state.tablets = { text: "", ...state.tablets, [TABLETS[name as keyof typeof TABLETS]]: value };
  else if (name === "likely") state.likely = value === "1";
  else if (name === "sure") state.sure = { ...state.sure };
  else if (oneOf(SURE, name)) state.sure = { ...state.sure, [name]: value };
  else if (name === "beside") state.beside = { ...state.beside };
  else if (oneOf(BESIDE, name)) state.beside = { ...state.beside, [name]: value };
  else return readChoice(state, name, value);
  return true;
}

function readChoice(state: Partial<State>, name: string, value: string): boolean {
  const lang = oneOf(LANGS, value);
  const piece = oneOf(PIECES, value);
  const part = oneOf(PARTS, value);
  if (name === "lang" && lang) state.lang = lang;
  else if (name === "say" && lang) state.say = lang;
  else if (name === "piece" && piece) state.piece = piece;
  else if (name === "part" && part) state.part = part;
  else return false;
  return true;
}

function oneOf<T extends string>(all: readonly T[], value: string): T | undefined {
  return all.find((one) => one === value);
}
