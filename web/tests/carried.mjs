// What the single file carries, unpacked by the page's own functions.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { load } from "./load.mjs";

const { bytes, intact } = await load("single/carried.ts");
const { unpack } = await load("single/lzma.ts");
const { parts: partsOf } = await load("single/parts.ts");
const { weave } = await load("single/weave.ts");
const file = new URL("../dist/dosecalc.html", import.meta.url);

/** The bytes of the file, and where in it those begin and end that it carries. */
export async function place() {
  const page = await readFile(file).catch(() => {
    throw new Error("web/dist/dosecalc.html is missing: cargo web build");
  });
  const begin = page.indexOf('id="carried">') + 'id="carried">'.length;
  return { page, begin, end: page.indexOf("<", begin) };
}

/** Its parts by name: "wasm", "main", "language es". */
export async function parts() {
  const { page, begin, end } = await place();
  const packed = intact(Uint8Array.from(page.subarray(begin, end)));
  assert.ok(packed, "the single file carries a module");
  return partsOf(unpack(packed));
}

export { bytes, intact, unpack, weave };
