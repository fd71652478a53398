// What a file is, and how it becomes blocks of UTF-8.

import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { load } from "./load.mjs";

const { kindOf } = await load("table/kinds.ts");
const { blocks, unpackedHead, BLOCK } = await load("table/blocks.ts");

const bytes = (...values) => Uint8Array.from(values);
const utf8 = (text) => new TextEncoder().encode(text);
const utf16 = (text, little) => {
  const units = new Uint8Array(text.length * 2);
  const view = new DataView(units.buffer);
  [...text].forEach((letter, at) => view.setUint16(at * 2, letter.charCodeAt(0), little));
  return units;
};

test("the first bytes say what a file is, whatever its name", () => {
  const zip = (name) => new Uint8Array([0x50, 0x4b, 3, 4, ...new Array(26).fill(0), ...utf8(name)]);
  const cases = [
    [bytes(), { is: "empty" }],
    [bytes(0x1f, 0x8b, 8), { is: "gzip" }],
    [bytes(0x89, 0x50, 0x4e, 0x47, 13, 10), { is: "no-table", what: "picture" }],
    [bytes(0xff, 0xd8, 0xff, 0xe0), { is: "no-table", what: "picture" }],
    [utf8("%PDF-1.7\n"), { is: "no-table", what: "pdf" }],
    [bytes(0x28, 0xb5, 0x2f, 0xfd, 4), { is: "no-table", what: "compressed" }],
    [bytes(0x42, 0x5a, 0x68, 0x39, 0x31, 0xff, 0), { is: "no-table", what: "compressed" }],
    [utf8("BZh,drug\n1,fentanyl\n"), { is: "text", encoding: "utf-8", guessed: false }],
    [bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), { is: "workbook" }],
    [zip("[Content_Types].xml"), { is: "workbook" }],
    [zip("mimetypeapplication/vnd.oasis.opendocument.spreadsheet"), { is: "workbook" }],
    [zip("mimetypeapplication/vnd.oasis.opendocument.text"), { is: "no-table", what: "document" }],
    [zip("seizures.csv"), { is: "no-table", what: "archive" }],
    [bytes(0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 1), { is: "no-table", what: "binary" }],
    [utf8("drug,weight\n"), { is: "text", encoding: "utf-8", guessed: false }],
    [utf8("\ufeffdrug\n"), { is: "text", encoding: "utf-8", guessed: false }],
    [bytes(0x64, 0xf3, 0x6c, 0x61, 0x72, 10), { is: "text", encoding: "windows-1252", guessed: true }],
    [utf16("\ufeffdrug\n", true), { is: "text", encoding: "utf-16le", guessed: false }],
    [utf16("\ufeffdrug\n", false), { is: "text", encoding: "utf-16be", guessed: false }],
    [utf16("drug,weight\n", true), { is: "text", encoding: "utf-16le", guessed: true }],
    [utf16("drug,weight\n", false), { is: "text", encoding: "utf-16be", guessed: true }],
  ];
  for (const [head, kind] of cases) assert.deepEqual(kindOf(head, true), kind, String(head));
});

test("a character that the first bytes cut is no reason to take them for another encoding", () => {
  const cut = utf8("México").subarray(0, 2);
  assert.equal(kindOf(cut, false).encoding, "utf-8");
  assert.equal(kindOf(cut, true).encoding, "windows-1252");
});

async function read(blob, packed, encoding) {
  const found = [];
  for await (const block of blocks(blob, packed, encoding)) found.push(block);
  assert.deepEqual(found.map(({ last }) => last), [...found.slice(1).map(() => false), true]);
  assert.ok(found.every(({ bytes }) => bytes.length < 2 * BLOCK));
  assert.equal(found.at(-1).read, blob.size);
  return Buffer.concat(found.map(({ bytes }) => bytes));
}

// Longer than two blocks, with characters of two and of three bytes across every kind of edge.
const long = "substance,weight\n" + "fentanilo año €,12.5\n".repeat(250_000);

test("blocks are the file, whole and in order", async () => {
  assert.ok(utf8(long).length > 2 * BLOCK);
  for (const text of ["", "a", long]) {
    const plain = utf8(text);
    assert.equal((await read(new Blob([plain]), false, "utf-8")).compare(plain), 0);
    assert.equal((await read(new Blob([gzipSync(plain)]), true, "utf-8")).compare(plain), 0);
  }
});

test("other encodings become UTF-8 without their mark", async () => {
  const plain = Buffer.from(long);
  for (const little of [true, false]) {
    const blob = new Blob([utf16(`\ufeff${long}`, little)]);
    assert.equal((await read(blob, false, little ? "utf-16le" : "utf-16be")).compare(plain), 0);
  }
  const western = new Blob([bytes(0x61, 0xf1, 0x6f, 0x20, 0x80)]);
  assert.equal(String(await read(western, false, "windows-1252")), "año €");
});

test("the file's own bytes are told of where the blocks have others", async () => {
  const packed = gzipSync(utf8(long));
  for (const [blob, isPacked, told] of [[new Blob([packed]), true, packed], [new Blob([long]), false, Buffer.alloc(0)]]) {
    const seen = [];
    for await (const _ of blocks(blob, isPacked, "utf-8", (bytes) => seen.push(bytes.slice()))) void _;
    assert.equal(Buffer.concat(seen).compare(told), 0);
  }
});

test("a damaged or cut gzip file is named as one", async () => {
  const packed = gzipSync(Buffer.from(long));
  const damaged = Buffer.from(packed);
  damaged.fill(0xff, packed.length / 2, packed.length / 2 + 64);
  for (const bad of [packed.subarray(0, packed.length - 20), damaged]) {
    await assert.rejects(read(new Blob([bad]), true, "utf-8"), { message: "broken-gzip" });
  }
});

test("the beginning of a packed file is had without the rest", async () => {
  const head = await unpackedHead(new Blob([gzipSync(utf8(long))]), 100);
  assert.equal(Buffer.compare(head, utf8(long).subarray(0, 100)), 0);
});
