/** One table from its first byte to its last: through the converter, into files. */

import { blocks, type Block } from "./blocks";
import { Bucket } from "./bucket";
import type { Opened } from "./open";
import type { Done, Found, Problem, Progress } from "./shapes";
import { Stopped } from "./stopped";
import type { Order, Reading, Result, Step } from "./talk";

/** The converter, as the module of tables has it. */
export interface Converter {
  begin(bytes: Uint8Array, atEnd: boolean, lang: string): string;
  feed(bytes: Uint8Array, atEnd: boolean): string | undefined;
  /** Tells of the file's own bytes, where those of the text are others. */
  of_file?(bytes: Uint8Array): void;
  take_table(): Uint8Array;
  take_rejects(): Uint8Array;
  progress(): string;
  finish(lang: string): string;
}

/** What is told on the way. */
export interface Listener {
  found(found: Found, reading: Reading): void;
  step(step: Step): void;
}

/** How often progress is told, in milliseconds. */
const OFTEN = 100;

const CSV = "text/csv;charset=utf-8";

/** Converts a table. Throws [`Stopped`] where there is no result. */
export async function convert(order: Order, opened: Opened, converter: Converter, listener: Listener): Promise<Result> {
  const began = performance.now();
  const { text, reading, workbook } = opened;
  if (workbook) converter.of_file?.(workbook);
  const seen = (bytes: Uint8Array) => converter.of_file?.(bytes);
  const [table, rejects] = [new Bucket(), new Bucket()];
  let told = began;
  let isFirst = true;
  for await (const block of blocks(text, reading.packed, reading.encoding, seen)) {
    if (isFirst) {
      const found = begin(converter, block, order.lang);
      listener.found(found, reading);
      if (found.problem) throw new Stopped({ is: "problem", problem: found.problem });
    } else feed(converter, block);
    isFirst = false;
    table.add(converter.take_table());
    rejects.add(converter.take_rejects());
    if (performance.now() - told < OFTEN) continue;
    told = performance.now();
    listener.step({ ...(JSON.parse(converter.progress()) as Progress), read: block.read, size: text.size });
  }
  const done = finish(converter, order.lang);
  table.add(converter.take_table());
  rejects.add(converter.take_rejects());
  const type = order.options.output === "jsonl" ? "application/jsonl" : CSV;
  return {
    done,
    table: table.blob(type),
    rejects: rejects.blob(CSV),
    totals: done.totals_csv === null ? null : new Blob([done.totals_csv], { type: CSV }),
    summary: new Blob([done.summary], { type: "application/json" }),
    took: performance.now() - began,
  };
}

/** The beginning is told also where nothing can follow, so that a person can say what is missing. */
function begin(converter: Converter, block: Block, lang: string): Found {
  return answered<{ found: Found }>(converter.begin(block.bytes, block.last, lang)).found;
}

function feed(converter: Converter, block: Block): void {
  const answer = converter.feed(block.bytes, block.last);
  if (answer !== undefined) answered(answer);
}

function finish(converter: Converter, lang: string): Done {
  return answered<{ done: Done }>(converter.finish(lang)).done;
}

function answered<T extends object>(json: string): T {
  const answer = JSON.parse(json) as T | { error: Problem } | Problem;
  if ("error" in answer) throw new Stopped({ is: "problem", problem: answer.error });
  if ("message" in answer) throw new Stopped({ is: "problem", problem: answer });
  return answer as T;
}
