/* The sentences of the page itself. What an answer says comes from the module, never from here. */

import type { Lang } from "../pkg-shape";
import { en } from "./en";

/** The name of a sentence. Every language has every one of them: the compiler sees to it. */
export type Key = keyof typeof en;
export type Words = Record<Key, string>;

let words: Words = en;

/** Fetches the words of a language; English is always there. */
export async function load(lang: Lang): Promise<Words> {
  return lang === "en" ? en : (await import("./es")).es;
}

/** Speaks with these words from now on. */
export function use(others: Words): void {
  words = others;
}

/** A sentence with its `{name}`s filled in. */
export function t(key: Key, values: Record<string, string | number> = {}): string {
  return words[key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}
