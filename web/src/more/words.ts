/* The sentences of the part for what stands beside an answer, and for batches of tablets. */

import type { Lang } from "../pkg-shape";
import { en } from "./i18n/en";

/** The name of a sentence. Every language has every one of them: the compiler sees to it. */
export type Key = keyof typeof en;
export type Words = Record<Key, string>;

let words: Words = en;
let wanted: Lang = "en";

/** Speaks a language from now on; words that come when another is wanted by then are left. */
export async function speak(lang: Lang): Promise<void> {
  wanted = lang;
  const found = lang === "en" ? en : (await import("./i18n/es")).es;
  if (wanted === lang) words = found;
}

/** A sentence with its `{name}`s filled in. */
export function say(key: Key, values: Record<string, string | number> = {}): string {
  return words[key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}
