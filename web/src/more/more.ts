/* What stands beside an answer, and batches of tablets: what the page asks of this part. */

import type { App } from "../app";
import { besideBlock, besidePanel, type Block } from "./beside";
import type { View } from "../pkg-shape";
import { question } from "../state";
import { assessWith } from "./doors";
import { asked, sureBlock, surePanel } from "./sure";

export { likelyStatement } from "./doors";
export { drawTablets, followTablets } from "./tablets";
export { speak } from "./words";

/** The panels below the question, by their names. */
export type Panel = "sure" | "beside";

/** Draws what a panel holds. */
export function panel(name: Panel, app: App, body: HTMLElement): void {
  ({ sure: surePanel, beside: besidePanel })[name](app, body);
}

/** What stands below the figures of an answer, in the order in which it does. */
export function blocks(app: App, view: View): Block[] {
  return [sureBlock(app, view), besideBlock(app, view)].filter((block) => block !== null);
}

/** Everything as data, with what stands beside the answer where that is asked for. */
export function assessed(app: App): string {
  const now = app.store.get();
  return assessWith(question(now), now.beside, asked(app));
}

