/* The address follows the question. Only a question that was asked on purpose stays in the history, not every key. */

import type { App } from "./app";
import { encode } from "./fragment";

/** A browser limits how often a page may change its address. */
const PAUSE = 300;

export interface Address {
  /** Writes the state once the keys rest. */
  later(): void;
  /** Writes the state now; what is written next is a new step of the history. */
  keep(): void;
  /** Writes nothing of what waits: somebody went to another address. */
  forget(): void;
}

/** What keeps the address of the page the same as its state. */
export function address(app: App): Address {
  let waiting = 0;
  let kept = false;
  const write = (): void => {
    clearTimeout(waiting);
    const wanted = wantedAddress(app);
    try {
      if (kept && location.hash !== wanted) history.pushState(null, "", wanted);
      else history.replaceState(null, "", wanted);
    } catch {
      // Too many changes in a short time: the next one writes it.
    }
    kept = false;
  };
  return {
    later() {
      clearTimeout(waiting);
      waiting = window.setTimeout(write, PAUSE);
    },
    keep() {
      write();
      kept = true;
    },
    forget() {
      clearTimeout(waiting);
    },
  };
}

/** The fragment of the state; where there is nothing to share, the address without one. */
function wantedAddress(app: App): string {
  const now = app.store.get();
  const bare = !now.text && !Object.keys(now.given).length && now.part === "one";
  return bare ? (location.href.split("#")[0] ?? "") : encode(now, app.version);
}
