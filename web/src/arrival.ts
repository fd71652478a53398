/* The rest of the page on its way: the whole module comes behind the first answer, and is tried again where it fails. */

import type { App } from "./app";
import * as core from "./core";
import { clearNotice } from "./notices";
import { warm } from "./warm";

/** Milliseconds from a failure to the next try; every one waits twice as long, up to the longest. */
const PAUSE = 15_000;
const LONGEST_PAUSE = 240_000;

export interface Arrival {
  /** Fetches the whole module while nobody waits for it; it answers once it has run a first time. */
  follow(): void;
  /** Fetches it for somebody who waits: it answers at once. */
  hurry(): void;
  /** Whether it could not be had, so that nothing is on its way. */
  readonly hasFailed: boolean;
}

/** Follows the whole module, and says where it fails; `failed` then takes back what said that it is coming. */
export function arrival(app: App, failed: () => void): Arrival {
  let isTrying = false;
  let hasFailed = false;
  let pause = PAUSE;
  const mark = (isFailed: boolean): void => {
    hasFailed = isFailed;
    // What says that something is loading must not say so then.
    document.documentElement.classList.toggle("rest-failed", isFailed);
  };
  const fetch = async (take: () => Promise<void>): Promise<void> => {
    isTrying = true;
    mark(false);
    try {
      await take();
    } catch {
      mark(true);
      failed();
      app.page.failed("rest_failed", hurry);
      setTimeout(() => hasFailed && follow(true), pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE);
    }
    isTrying = false;
  };
  const follow = (again: boolean): void => {
    if (core.isWhole() || isTrying || (hasFailed && !again)) return;
    void fetch(() => core.fetchWhole().then(() => warm(app)).then(core.takeOver));
  };
  const hurry = (): void => {
    if (!core.isWhole()) void fetch(core.openWhole);
  };
  core.whenWhole(() => {
    mark(false);
    clearNotice("rest_failed");
  });
  return {
    follow: () => follow(false),
    hurry,
    get hasFailed() {
      return hasFailed;
    },
  };
}
