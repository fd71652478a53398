/** What the first bytes of a file say that it is, whatever its name says. */

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** What is no table; each has words of its own. */
export type NoTable = "picture" | "pdf" | "archive" | "compressed" | "document" | "binary";

export type Kind =
  | { is: "empty" }
  | { is: "gzip" }
  | { is: "workbook" }
  | { is: "text"; encoding: Encoding; guessed: boolean }
  | { is: "no-table"; what: NoTable };

/** How many bytes are looked at. */
export const HEAD = 64 * 1024;

const MAGIC: readonly (readonly [number[], Exclude<Kind, { is: "text" }>])[] = [
  [[0x1f, 0x8b], { is: "gzip" }],
  // The container of .xls, and of an .xlsx with a password: the reader of workbooks tells them apart.
  [[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], { is: "workbook" }],
  [[0x89, 0x50, 0x4e, 0x47], { is: "no-table", what: "picture" }],
  [[0xff, 0xd8, 0xff], { is: "no-table", what: "picture" }],
  [[0x47, 0x49, 0x46, 0x38], { is: "no-table", what: "picture" }],
  [[0x25, 0x50, 0x44, 0x46], { is: "no-table", what: "pdf" }],
  [[0x28, 0xb5, 0x2f, 0xfd], { is: "no-table", what: "compressed" }],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], { is: "no-table", what: "compressed" }],
  [[0x42, 0x5a, 0x68], { is: "no-table", what: "compressed" }],
  [[0x37, 0x7a, 0xbc, 0xaf], { is: "no-table", what: "archive" }],
  [[0x52, 0x61, 0x72, 0x21], { is: "no-table", what: "archive" }],
];

/** What a file is, by its first [`HEAD`] bytes; `whole` where they are all of it. */
export function kindOf(head: Uint8Array, whole: boolean): Kind {
  if (head.length === 0) return { is: "empty" };
  const known = MAGIC.find(([magic]) => startsWith(head, magic));
  // A table may begin with the letters of a bzip2 file; its bytes are no text then.
  if (known && !(known[0][0] === 0x42 && isUtf8(head, whole))) return known[1];
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04])) return zip(head);
  if (startsWith(head, [0xff, 0xfe])) return text("utf-16le");
  if (startsWith(head, [0xfe, 0xff])) return text("utf-16be");
  return unmarked(head, whole);
}

function unmarked(head: Uint8Array, whole: boolean): Kind {
  const zeros = [0, 0];
  head.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2]! += 1;
  });
  const [even, odd] = zeros as [number, number];
  // Text of UTF-16 without its mark has a zero in nearly every second byte.
  const most = head.length * 0.35;
  if (odd > most && even < odd / 8) return { is: "text", encoding: "utf-16le", guessed: true };
  if (even > most && odd < even / 8) return { is: "text", encoding: "utf-16be", guessed: true };
  if (even + odd > 0 || controls(head) > head.length / 10) return { is: "no-table", what: "binary" };
  return isUtf8(head, whole) ? text("utf-8") : { is: "text", encoding: "windows-1252", guessed: true };
}

const text = (encoding: Encoding): Kind => ({ is: "text", encoding, guessed: false });

/** A workbook is a zip whose first entry is one of few. */
function zip(head: Uint8Array): Kind {
  const names = new TextDecoder("windows-1252").decode(head.subarray(0, 4096));
  if (names.includes("opendocument.text") || names.includes("word/") || names.includes("ppt/"))
    return { is: "no-table", what: "document" };
  const workbook = ["[Content_Types].xml", "_rels/.rels", "docProps/", "xl/", "opendocument.spreadsheet"];
  return workbook.some((name) => names.includes(name)) ? { is: "workbook" } : { is: "no-table", what: "archive" };
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, at) => bytes[at] === byte);
}

/** Bytes that no text has: control characters but for tab, line ends, form feed and escape. */
function controls(bytes: Uint8Array): number {
  return bytes.reduce((count, byte) => count + Number(byte < 9 || (byte > 13 && byte < 32 && byte !== 27)), 0);
}

/** Whether bytes are UTF-8; a character that the end cuts is one unless the bytes are `whole`. */
function isUtf8(bytes: Uint8Array, whole: boolean): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: !whole });
    return true;
  } catch {
    return false;
  }
}
