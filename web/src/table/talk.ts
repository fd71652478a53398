/** What the page and the worker of a table say to each other. */

import type { WasmSource } from "../assets";
import type { Encoding, NoTable } from "./kinds";
import type { Done, Found, Problem, Progress, TableOptions } from "./shapes";

/** A table to convert. `run` numbers it, so that what an earlier one still says is known as such. */
export interface Order {
  run: number;
  file: Blob;
  lang: string;
  /** The words of a language that is not compiled in. */
  words: string | null;
  options: TableOptions;
  /** How the file is written where the person chose it; else as its bytes say. */
  encoding: Encoding | null;
  /** The sheet of a workbook, by name; the first if `null`. */
  sheet: string | null;
  table: WasmSource;
  /** The reader of workbooks; `null` where this page has none. */
  sheets: WasmSource | null;
}

/** How the file was read. */
export interface Reading {
  encoding: Encoding;
  /** The encoding is a guess that a person should look at. */
  guessed: boolean;
  packed: boolean;
  /** The names of a workbook's sheets, and the one that was taken. */
  sheets: string[];
  sheet: string | null;
}

/** Where a conversion is. Bytes are of the file, of all its `size`. */
export interface Step extends Progress {
  read: number;
  size: number;
}

/** What is kept of a conversion that reached the end of its table. */
export interface Result {
  done: Done;
  table: Blob;
  rejects: Blob;
  totals: Blob | null;
  summary: Blob;
  /** How long it took, in milliseconds. */
  took: number;
}

/** Why there is no result. */
export type Trouble =
  | { is: "problem"; problem: Problem }
  | { is: "empty" }
  | { is: "no-table"; what: NoTable }
  | { is: "packed-workbook" }
  | { is: "large-workbook" }
  | { is: "locked-workbook" }
  | { is: "no-workbooks" }
  | { is: "broken-gzip" }
  | { is: "unreadable" }
  | { is: "no-memory" }
  | { is: "failed"; detail: string };

export type News =
  | { say: "found"; run: number; found: Found; reading: Reading }
  | { say: "step"; run: number; step: Step }
  | { say: "done"; run: number; result: Result }
  | { say: "trouble"; run: number; trouble: Trouble };
