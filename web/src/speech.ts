/* The languages of the page, taken on as a whole: both parts of their words are there before a word is changed. */

import type { App } from "./app";
import type { Linked } from "./fragment";
import { use } from "./i18n/words";
import { prepare, type Wish } from "./language";
import { clearNotice } from "./notices";

export interface Speech {
  /**
   * Takes on languages; where their words do not come, the page goes on as it was, and says so. False where another
   * choice has been made since.
   */
  settle(wish: Wish): Promise<boolean>;
  /** Takes on languages, and writes everything again. */
  speak(wish: Wish, chosen: boolean): Promise<void>;
}

/** What changes the languages; `draw` writes everything, and hears whether somebody chose the language and has it. */
export function speech(app: App, draw: (isKept: boolean) => void): Speech {
  let choices = 0;
  const failed = (wish: Wish): void => app.page.failed("language_failed", () => void speak(wish, false));
  const settle = async (wish: Wish): Promise<boolean> => {
    choices += 1;
    const mine = choices;
    const words = await prepare(wish).catch(() => null);
    if (mine !== choices) return false;
    if (words) {
      use(words);
      app.store.set({ lang: wish.lang, say: wish.say });
      clearNotice("language_failed");
      return true;
    }
    // English is always there: then it is the language of the statement that is not.
    const settled = wish.lang !== "en" || (await settle({ lang: "en", say: "en" }));
    if (settled) failed(wish);
    return settled;
  };
  const speak = async (wish: Wish, chosen: boolean): Promise<void> => {
    if (await settle(wish)) draw(chosen && app.store.get().lang === wish.lang);
  };
  return { settle, speak };
}

/** The languages that a link asks for, or those that there are. */
export function wished(linked: Linked | "broken" | null, now: Wish): Wish {
  if (linked === null || linked === "broken") return now;
  const lang = linked.state.lang ?? now.lang;
  return { lang, say: linked.state.say ?? lang };
}
