/* What the parts of the page share: language, words, announcements, the catalogue and where files are. */

import type * as assets from "./assets";
import type { Key } from "./i18n/words";
import type { Catalogue, Lang } from "./pkg-shape";

/** What may fail and be tried again, by the sentence that says so. */
export type Failure = "answer_failed" | "language_failed" | "rest_failed" | "table_failed";

export interface PageContext {
  /** The language of the page. It may change while the page is open: see `onLanguage`. */
  readonly lang: Lang;
  /** A sentence of the page in its language, with `{name}` filled in. */
  t(key: Key, values?: Record<string, string | number>): string;
  /** Tells people who listen to the page; short, and not the same thing twice. */
  announce(text: string): void;
  /** Says above the page that something failed, until it is put away or done; `again` tries it once more. */
  failed(what: Failure, again: () => void): void;
  /** What the menus offer, in the page's language. */
  catalogue(): Catalogue;
  /** Calls back after every change of language; returns what ends the calls. */
  onLanguage(changed: () => void): () => void;
  /** Where the module and its words are, on the site and in the single file. */
  readonly assets: typeof assets;
}
