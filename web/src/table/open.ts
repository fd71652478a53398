/** From a file as it was given to a table as text: what it is, how it is written, which sheet of it. */

import { unpackedHead } from "./blocks";
import { HEAD, kindOf, type Kind } from "./kinds";
import type { Problem } from "./shapes";
import { Stopped } from "./stopped";
import type { Order, Reading } from "./talk";

/** The reader of workbooks. */
export interface Workbooks {
  /** `{"sheets": [name]}` or `{"error": Problem}`. */
  names(bytes: Uint8Array, lang: string): string;
  /** A sheet as CSV. Throws a problem as JSON. */
  csv(bytes: Uint8Array, name: string, lang: string): Uint8Array;
}

/** A table as text. */
export interface Opened {
  text: Blob;
  reading: Reading;
  /** The bytes of the workbook that the text is of. */
  workbook: Uint8Array | null;
}

/** Workbooks are held whole, and their text beside them. */
const LARGEST_WORKBOOK = 64 << 20;

/** Finds out what a file is. Throws [`Stopped`] for what is no table. */
export async function open(order: Order, workbooks: () => Promise<Workbooks>): Promise<Opened> {
  const { file } = order;
  const head = new Uint8Array(await file.slice(0, HEAD).arrayBuffer());
  const kind = kindOf(head, file.size <= HEAD);
  if (kind.is === "workbook") return fromWorkbook(order, await workbooks());
  if (kind.is !== "gzip") return { text: file, reading: reading(kind, order, false), workbook: null };
  const inside = await unpackedHead(file, HEAD);
  return { text: file, reading: reading(kindOf(inside, inside.length < HEAD), order, true), workbook: null };
}

function reading(kind: Kind, order: Order, packed: boolean): Reading {
  if (kind.is === "empty") throw new Stopped({ is: "empty" });
  if (kind.is === "workbook") throw new Stopped({ is: "packed-workbook" });
  if (kind.is === "gzip") throw new Stopped({ is: "no-table", what: "compressed" });
  const asked = order.encoding;
  // Whoever says how bytes are to be read may be right where the bytes look like no text.
  if (asked && (kind.is === "text" || kind.what === "binary")) {
    return { encoding: asked, guessed: false, packed, sheets: [], sheet: null };
  }
  if (kind.is === "no-table") throw new Stopped({ is: "no-table", what: kind.what });
  return { encoding: kind.encoding, guessed: kind.guessed, packed, sheets: [], sheet: null };
}

async function fromWorkbook(order: Order, workbooks: Workbooks): Promise<Opened> {
  if (order.file.size > LARGEST_WORKBOOK) throw new Stopped({ is: "large-workbook" });
  const bytes = new Uint8Array(await order.file.arrayBuffer());
  if (isLocked(bytes)) throw new Stopped({ is: "locked-workbook" });
  const answer = JSON.parse(workbooks.names(bytes, order.lang)) as { sheets: string[] } | { error: Problem };
  if ("error" in answer) throw new Stopped({ is: "problem", problem: answer.error });
  const { sheets } = answer;
  const sheet = order.sheet !== null && sheets.includes(order.sheet) ? order.sheet : (sheets[0] ?? "");
  const csv = workbooks.csv(bytes, sheet, order.lang) as Uint8Array<ArrayBuffer>;
  return {
    text: new Blob([csv]),
    workbook: bytes,
    reading: { encoding: "utf-8", guessed: false, packed: false, sheets, sheet },
  };
}

/** With a password a workbook is an old container around one stream of this name; no reader sees a workbook in it. */
function isLocked(bytes: Uint8Array): boolean {
  return bytes[0] === 0xd0 && new TextDecoder("utf-16le").decode(bytes).includes("EncryptedPackage");
}
