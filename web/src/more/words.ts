/* The sentences of the part for what stands beside an answer, and for batches of tablets. */

import type { Lang } from "../pkg-shape";
import { en } from "./i18n/en";

/** The name of a sentence. Every language has every one of them: the compiler sees to it. */
export type Key = keyof typeof en;
export type Words = Record<Key, string>;

let words: Words = en;

/** Speaks a language from now on. */
export async function speak(lang: Lang): Promise<void> {
  words = lang === "en" ? en : (await import("./i18n/es")).es;
}

/** A sentence with its `{name}`s filled in. */
export function say(key: Key, values: Record<string, string | number> = {}): string {
  return words[key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}
