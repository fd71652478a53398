/* What stands beside an answer, and batches of tablets: for some, and the single file has no room for them. On the site
   their part of the page comes with the whole module. */

import type { Lang } from "./pkg-shape";

declare const __SITE__: unknown;
type More = typeof import("./more/more");

let part: More | null = null;
let wanted: Lang = "en";

/** Whether this page has the part at all. */
export const hasMore = __SITE__ !== null;

/** The part, once it is there. */
export function more(): More | null {
  return part;
}

/** Fetches the part with the words of the page's language; it is there once both are. */
export async function fetchMore(): Promise<void> {
  // Not by `hasMore`: the build must see that the single file never gets here.
  if (__SITE__ === null || part) return;
  const fetched = await import("./more/more");
  await fetched.speak(wanted);
  part = fetched;
}

/** Has the part speak a language from now on; it is fetched with that one where it is not there yet. */
export async function speakMore(lang: Lang): Promise<void> {
  wanted = lang;
  await part?.speak(lang);
}
