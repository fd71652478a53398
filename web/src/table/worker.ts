/** The worker of a table: it takes orders, and tells how they go. The page stays free meanwhile. */

import startSheets, { learn as learnForSheets, sheet, sheets } from "../pkg/sheet";
import startTable, { learn, Table } from "../pkg/whole";
import type { WasmSource } from "../assets";
import { convert } from "./convert";
import { open, type Workbooks } from "./open";
import { Stopped, troubleOf } from "./stopped";
import type { News, Order } from "./talk";

/** What a worker's own scope has; the types of pages do not know it. */
interface Scope {
  onmessage: ((event: MessageEvent<Order>) => void) | null;
  postMessage(news: News): void;
}
const scope = self as unknown as Scope;

let started = false;
const learnt = new Set<string>();

scope.onmessage = ({ data: order }) => void obey(order);

async function obey(order: Order): Promise<void> {
  const { run } = order;
  try {
    await start(order);
    const opened = await open(order, () => workbooks(order));
    const converter = new Table(JSON.stringify(order.options));
    try {
      const result = await convert(order, opened, converter, {
        found: (found, reading) => scope.postMessage({ say: "found", run, found, reading }),
        step: (step) => scope.postMessage({ say: "step", run, step }),
      });
      scope.postMessage({ say: "done", run, result });
    } finally {
      converter.free();
    }
  } catch (error) {
    scope.postMessage({ say: "trouble", run, trouble: troubleOf(error) });
  }
}

async function start(order: Order): Promise<void> {
  if (!started) await startTable({ module_or_path: order.table });
  started = true;
  const language = order.lang.slice(0, 2);
  if (order.words === null || learnt.has(language)) return;
  learn(order.words);
  learnt.add(language);
}

async function workbooks({ sheets: source, words }: Order): Promise<Workbooks> {
  if (source === null) throw new Stopped({ is: "no-workbooks" });
  await startSheets({ module_or_path: source });
  // A module of its own, with words of its own; those that it was given first stay.
  if (words !== null) learnForSheets(words);
  return { names: sheets, csv: sheet };
}
