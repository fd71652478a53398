/* What the parts of the page share: language, words, announcements, the catalogue and where files are. */

import type * as assets from "./assets";
import type { Key } from "./i18n/words";
import type { Catalogue, Lang } from "./pkg-shape";

export interface PageContext {
  /** The language of the page. It may change while the page is open: see `onLanguage`. */
  readonly lang: Lang;
  /** A sentence of the page in its language, with `{name}` filled in. */
  t(key: Key, values?: Record<string, string | number>): string;
  /** Tells people who listen to the page; short, and not the same thing twice. */
  announce(text: string): void;
  /** What the menus offer, in the page's language. */
  catalogue(): Catalogue;
  /** Calls back after every change of language; returns what ends the calls. */
  onLanguage(changed: () => void): () => void;
  /** Where the module and its words are, on the site and in the single file. */
  readonly assets: typeof assets;
}
