/* The doors of the module, with types: JSON text goes in and out of WebAssembly, values in and out of here. */

import type { Catalogue, Lang, Problem, Question, Row, Statement, View } from "./pkg-shape";
import * as glue from "./pkg/answer";
import { language, wasm } from "./assets";

/** What a door gives: the value, or what is wrong in words. */
export type Answer<T> = { ok: true; value: T } | { ok: false; problem: Problem };

const learnt = new Set<string>(["en"]);

/** Loads the module. Rejects where WebAssembly is turned off or the file cannot be had. */
export async function open(): Promise<void> {
  const module = wasm("answer");
  if (module === null) throw new Error("no module");
  await glue.default({ module_or_path: module });
}

/** Makes sure that the module has the words of a language. */
export async function learn(lang: Lang): Promise<void> {
  const words = lang.slice(0, 2);
  if (learnt.has(words)) return;
  glue.learn(await language("es"));
  learnt.add(words);
}

function unwrap<T>(json: string, field: string): Answer<T> {
  const answer = JSON.parse(json) as Record<string, unknown>;
  if ("error" in answer) return { ok: false, problem: answer.error as Problem };
  return { ok: true, value: answer[field] as T };
}

/** The answer in words. */
export function view(question: Question, lang: Lang): Answer<View> {
  return unwrap(glue.view(JSON.stringify(question), lang), "view");
}

/** The statement alone, in a language of its own. */
export function statement(question: Question, lang: Lang): Answer<Statement> {
  return unwrap(glue.statement(JSON.stringify(question), lang), "statement");
}

/** What stands in a text, as fields. */
export function rows(text: string, lang: Lang): Answer<Row[]> {
  return unwrap(glue.rows(text, lang), "rows");
}

/** A text that reads back to the same rows. */
export function compose(fields: Row[]): string {
  return glue.compose(JSON.stringify(fields));
}

/** The first problem of rows, which names its row; null where there is none. */
export function rowProblem(fields: Row[], lang: Lang): Problem | null {
  const answer = unwrap(glue.check_rows(JSON.stringify(fields), lang), "rows");
  return answer.ok ? null : answer.problem;
}

/** The whole assessment, byte for byte as the command prints it. */
export function assess(question: Question): string {
  return glue.assess(JSON.stringify(question));
}

/** What the menus offer. */
export function catalogue(lang: Lang): Catalogue {
  return JSON.parse(glue.catalogue(lang)) as Catalogue;
}

/** The figures as the command's CSV, byte for byte. */
export function csv(question: Question): string {
  return glue.csv(JSON.stringify(question));
}
