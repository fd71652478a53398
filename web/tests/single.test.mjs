// What the single file carries, unpacked by the page's own script.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { load } from "./load.mjs";

const { unpack } = await load("single/lzma.ts");
const { bytes } = await load("single/text.ts");

// Packed by Python's lzma (liblzma): words, runs, noise, repeats near and far; its SHA-256 was taken before.
const PLAIN = "108fbf9f19383fede4fe42c9ca2f09768bbfb87a5f2fb0d634f88eab2b38f79a";

for (const name of ["default", "other"]) {
  test(`LZMA by ${name} parameters`, async () => {
    const packed = await readFile(new URL(`data/${name}.lzma`, import.meta.url));
    assert.equal(createHash("sha256").update(unpack(packed)).digest("hex"), PLAIN);
  });
}

test("text to bytes", () => {
  assert.deepEqual([...bytes("#$")], [1]);
  // 0xff 0x1f are 8191 = 90 x 91 + 1, and 3 bits of the next pair.
  assert.deepEqual([...bytes("~$##")].slice(0, 2), [0xff, 0x1f]);
  assert.deepEqual(bytes("~$\n##"), bytes("~$##"));
});

test("the file has what the page needs, and its list says where", async () => {
  const page = await readFile(new URL("../dist/dosecalc.html", import.meta.url), "utf8").catch(() => {
    throw new Error("web/dist/dosecalc.html is missing: cargo web build");
  });
  const carried = /<script type="text\/plain" id="carried">([^<]*)<\/script>/.exec(page);
  const all = unpack(bytes(carried[1]));
  const start = all.indexOf(10) + 1;
  const list = JSON.parse(Buffer.from(all.subarray(0, start)).toString());
  for (const name of ["wasm", "main", "language es"]) assert.ok(list[name], name);
  const [at, length] = list.wasm;
  assert.ok(WebAssembly.validate(all.subarray(start + at, start + at + length)));
});
