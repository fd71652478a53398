/* Starts the page. */

import * as assets from "./assets";
import type { PageContext } from "./context";
import * as core from "./core";
import { byId } from "./dom";
import { t } from "./i18n/words";
import { workOffline } from "./offline";

const live = byId("live");

/** What the parts of the page share. */
export const page: PageContext = {
  lang: "en",
  t,
  announce: (text) => live.replaceChildren(text),
  catalogue: () => core.catalogue("en"),
  onLanguage: () => () => undefined,
  assets,
};

workOffline();
await core.open();
