/* Tables are for some: their part of the page is fetched when it is first opened. */

import type { PageContext } from "./context";
import { byId } from "./dom";

let opened: Promise<void> | null = null;

/** Whether the part stands there. */
export function isOpen(): boolean {
  return byId("table").classList.contains("table-part");
}

/** Opens the part for tables; a second time it is there already. Rejects where it cannot be fetched. */
export function openTable(page: PageContext): Promise<void> {
  opened ??= import("./table/main").then((part) => part.mountTable(byId("table"), page));
  opened.catch(() => (opened = null));
  return opened;
}
