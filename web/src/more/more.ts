/* What stands beside an answer, and batches of tablets: what the page asks of this part. */

import type { App } from "../app";
import { besideBlock, besidePanel, type Block } from "./beside";
import type { View } from "../pkg-shape";

export { assessWith } from "./doors";
export { speak } from "./words";

/** The panels below the question, by their names. */
export type Panel = "beside";

/** Draws what a panel holds. */
export function panel(name: Panel, app: App, body: HTMLElement): void {
  ({ beside: besidePanel })[name](app, body);
}

/** What stands below the figures of an answer, in the order in which it does. */
export function blocks(app: App, view: View): Block[] {
  return [besideBlock(app, view)].filter((block) => block !== null);
}

