/* The doors of the modules, with types: JSON text goes in and out of WebAssembly, values in and out of here. A visit
   begins with a small module that shows figures; the whole one comes behind it, and answers from then on. */

import type { Catalogue, Lang, Problem, Question, Row, Statement, View } from "./pkg-shape";
import * as first from "./pkg/answer";
import { isSingleFile, language, wasm, type Part } from "./assets";
import { fetchMore } from "./more-part";

type Whole = typeof import("./pkg/whole");

/** What a door gives: the value, or what is wrong in words. */
export type Answer<T> = { ok: true; value: T } | { ok: false; problem: Problem };

const learnt = new Map<string, string>();
const onWhole: (() => unknown)[] = [];
/** The whole module as it came; and as it answers. */
let fetched: Whole | null = null;
let whole: Whole | null = null;
let coming: Promise<void> | null = null;

function module(part: Part): { module_or_path: NonNullable<ReturnType<typeof wasm>> } {
  const found = wasm(part);
  if (found === null) throw new Error(`no module ${part}`);
  return { module_or_path: found };
}

/** Loads the first module. Rejects where WebAssembly is turned off or the file cannot be had. */
export async function open(): Promise<void> {
  // A single file has one module, with every door.
  if (isSingleFile) await openWhole();
  else await first.default(module("answer"));
}

/** Whether the whole module answers: problems then have words, and all doors are open. */
export function isWhole(): boolean {
  return whole !== null;
}

/** Calls back once the whole module answers. */
export function whenWhole(done: () => unknown): void {
  onWhole.push(done);
}

/** Whether the whole module is there, even if it does not answer yet. */
export function isFetched(): boolean {
  return fetched !== null;
}

/** Loads the whole module, once, and leaves the answers to the first; where that fails, the next call tries again. */
export function fetchWhole(): Promise<void> {
  coming ??= loadWhole().catch((error: unknown) => {
    coming = null;
    throw error;
  });
  return coming;
}

/** Loads the whole module, and answers from it. */
export async function openWhole(): Promise<void> {
  await fetchWhole();
  takeOver();
}

/** From now on the whole module answers; it must have been fetched. */
export function takeOver(): void {
  if (whole !== null) return;
  whole = doors();
  for (const done of onWhole) done();
}

async function loadWhole(): Promise<void> {
  const [doors] = await Promise.all([import("./pkg/whole"), fetchMore()]);
  await doors.default(module("whole"));
  for (const words of learnt.values()) doors.learn(words);
  fetched = doors;
}

function doors(): Whole {
  if (fetched === null) throw new Error("the whole module is not there yet");
  return fetched;
}

/** Asks a door. A module that fell, as the first does when its memory is used up, is started anew and asked once more. */
function asked<T>(glue: typeof first | Whole, ask: () => T): T {
  try {
    return ask();
  } catch {
    glue.__wbg_reset_state();
    for (const words of learnt.values()) glue.learn(words);
    return ask();
  }
}

/** Makes sure that the modules have the words of a language. */
export async function learn(lang: Lang): Promise<void> {
  const code = lang.slice(0, 2);
  if (code === "en" || learnt.has(code)) return;
  const words = await language(code);
  for (const glue of [isSingleFile ? null : first, fetched]) {
    const wrong = glue?.learn(words);
    if (wrong) throw new Error(wrong);
  }
  learnt.set(code, words);
}

/** Asks a door that only the whole module has. */
export function inWhole<T>(ask: (one: Whole) => T): T {
  const one = doors();
  return asked(one, () => ask(one));
}

/** What a door gave: its value is named by the kind of it. */
export function unwrap<T>(json: string, field: string): Answer<T> {
  const answer = JSON.parse(json) as Record<string, unknown>;
  if ("error" in answer) return { ok: false, problem: answer.error as Problem };
  return { ok: true, value: answer[field] as T };
}

/** The newest date of the data, and a mark of its contents. */
export function dataVersion(): string {
  return (whole ?? first).data_version();
}

/** The answer in words; before the whole module is there, without its statement, and a problem without its words. */
export function view(question: Question, lang: Lang): Answer<View> {
  return seen(whole ?? first, question, lang);
}

/** The answer of the module that came last, which may be fetched and not answer yet. */
export function newestView(question: Question, lang: Lang): Answer<View> {
  return seen(fetched ?? first, question, lang);
}

function seen(glue: typeof first | Whole, question: Question, lang: Lang): Answer<View> {
  return unwrap(asked(glue, () => glue.view(JSON.stringify(question), lang)), "view");
}

/** The statement alone, in a language of its own. */
export function statement(question: Question, lang: Lang): Answer<Statement> {
  return unwrap(inWhole((one) => one.statement(JSON.stringify(question), lang)), "statement");
}

/** What stands in a text, as fields. */
export function rows(text: string, lang: Lang): Answer<Row[]> {
  return unwrap(inWhole((one) => one.rows(text, lang)), "rows");
}

/** A text that reads back to the same rows. */
export function compose(fields: Row[]): string {
  return inWhole((one) => one.compose(JSON.stringify(fields)));
}

/** The first problem of rows, which names its row; null where there is none. */
export function rowProblem(fields: Row[], lang: Lang): Problem | null {
  const answer = unwrap(inWhole((one) => one.check_rows(JSON.stringify(fields), lang)), "rows");
  return answer.ok ? null : answer.problem;
}

/** The whole assessment, byte for byte as the command prints it. */
export function assess(question: Question): string {
  return inWhole((one) => one.assess(JSON.stringify(question)));
}

/** What the menus offer. */
export function catalogue(lang: Lang): Catalogue {
  return JSON.parse(inWhole((one) => one.catalogue(lang))) as Catalogue;
}

/** The figures as the command's CSV, byte for byte. */
export function csv(question: Question): string {
  return inWhole((one) => one.csv(JSON.stringify(question)));
}
