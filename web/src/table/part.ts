/** What the views of the part for tables share. */

import type { PageContext } from "../context";
import type { Session } from "./session";
import type { Say } from "./words";

export interface Part {
  page: PageContext;
  say: Say;
  session: Session;
  /** Says that the views are gone: the page is in another language. */
  ended: AbortSignal;
}

/** A view: its element, and how it follows the session. */
export interface View {
  root: HTMLElement;
  update(): void;
}
