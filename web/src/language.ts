/* The languages of the page and of its statement: chosen, kept, or as the browser asks. */

import * as core from "./core";
import { LANGS } from "./fragment";
import { load, t, type Key, type Words } from "./i18n/words";
import { speakMore } from "./more-part";
import { WITH_POINT, type Lang } from "./pkg-shape";
import { keep, kept } from "./theme";

/** Milliseconds after which words that do not come are gone without: a page that cannot be used says less than English. */
const PATIENCE = 5000;

/** The languages that the page and its statement are wanted in. */
export interface Wish {
  lang: Lang;
  say: Lang;
}

/** The language to start with. */
export function firstLanguage(): Lang {
  const own = LANGS.find((lang) => lang === kept("lang"));
  if (own) return own;
  for (const wish of navigator.languages) {
    if (/^en\b/i.test(wish)) return "en";
    const [language = "", region = ""] = wish.toLowerCase().split("-");
    if (language === "es") return WITH_POINT.includes(region) ? "es-US" : "es";
  }
  return "en";
}

/** Fetches all that two languages need, and gives the words of the page; then everything can be written at once. */
export async function prepare({ lang, say }: Wish): Promise<Words> {
  try {
    const [words] = await inTime(Promise.all([load(lang), core.learn(lang), core.learn(say), speakMore(lang)]));
    return words;
  } catch (error) {
    // The page stays in its language, and so does the part that may come later.
    void speakMore(document.documentElement.lang as Lang);
    throw error;
  }
}

/** What comes in time; rejects where it does not. */
export function inTime<T>(coming: Promise<T>): Promise<T> {
  return Promise.race([coming, new Promise<never>((_, no) => setTimeout(() => no(new Error("no answer in time")), PATIENCE))]);
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
