/* The language of the page: chosen, kept, or as the browser asks. */

import * as core from "./core";
import { LANGS } from "./fragment";
import { load, t, type Key } from "./i18n/words";
import type { Lang } from "./pkg-shape";
import { keep, kept } from "./theme";

/** Countries whose Spanish writes a decimal point. */
const POINT = /^es-(us|mx|pr|do|gt|hn|ni|pa|sv|419)\b/i;

/** The language to start with. */
export function firstLanguage(): Lang {
  const own = LANGS.find((lang) => lang === kept("lang"));
  if (own) return own;
  for (const wish of navigator.languages) {
    if (/^en\b/i.test(wish)) return "en";
    if (/^es\b/i.test(wish)) return POINT.test(wish) ? "es-US" : "es";
  }
  return "en";
}

/** Fetches all that a language needs; then everything can be written in it at once. */
export async function prepare(lang: Lang): Promise<void> {
  await Promise.all([load(lang), core.learn(lang)]);
}

/** Writes what stands in the page itself in its language. */
export function translate(lang: Lang, chosen: boolean): void {
  if (chosen) keep("lang", lang);
  document.documentElement.lang = lang;
  document.title = t("title");
  for (const element of document.querySelectorAll<HTMLElement>("[data-t]")) element.textContent = t(element.dataset.t as Key);
  for (const element of document.querySelectorAll<HTMLElement>("[data-t-label]")) {
    element.setAttribute("aria-label", t(element.dataset.tLabel as Key));
  }
}
