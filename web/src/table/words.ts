/** The sentences of the part for tables. */

import type { Lang } from "../pkg-shape";
import { en } from "./i18n/en";

/** The name of a sentence. Every language has every one of them: the compiler sees to it. */
export type Key = keyof typeof en;
export type Words = Record<Key, string>;

/** A sentence with its `{name}`s filled in. */
export type Say = (key: Key, values?: Record<string, string | number>) => string;

/** The sentences of a language. The single file has no reader of workbooks, and offers none. */
export async function words(lang: Lang, isSingleFile: boolean): Promise<Say> {
  const known: Words = lang === "en" ? en : (await import("./i18n/es")).es;
  const kinds = known[isSingleFile ? "kinds_single" : "kinds"];
  return (key, values = {}) => known[key].replace(/\{(\w+)\}/g, (_, name: string) => String(name === "kinds" ? kinds : values[name] ?? ""));
}
