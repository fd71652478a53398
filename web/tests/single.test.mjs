// What the single file carries, unpacked by the page's own script.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { bytes, intact, parts, place, unpack, weave } from "./carried.mjs";

// Packed by Python's lzma (liblzma): words, runs, noise, repeats near and far; its SHA-256 was taken before.
const PLAIN = "108fbf9f19383fede4fe42c9ca2f09768bbfb87a5f2fb0d634f88eab2b38f79a";

for (const name of ["default", "other"]) {
  test(`LZMA by ${name} parameters`, async () => {
    const packed = await readFile(new URL(`data/${name}.lzma`, import.meta.url));
    assert.equal(createHash("sha256").update(unpack(packed)).digest("hex"), PLAIN);
  });
}

test("characters to bytes, as the Encoding Standard's index of windows-1252 has them", () => {
  assert.deepEqual([...bytes("\u0001A~\u007f\u00a0\u00ff")], [1, 0x41, 0x7e, 0x7f, 0xa0, 0xff]);
  // The first, the last and one between of those that are not Latin-1, and two to which nothing is assigned.
  assert.deepEqual([...bytes("\u20ac\u0178\u2122\u0081\u009d")], [0x80, 0x9f, 0x99, 0x81, 0x9d]);
});

// zlib.crc32(b"123456789") is 0xcbf43926; every byte has its block's key added.
const CARRIED = [250, 1, 0x27, 0x3a, 0xf5, 0xcc, ...Buffer.from("23456789:")];
const IN_TWO = [8, 1, 0x27, 0x3a, 0xf5, 0xcc, ...Buffer.from("2345"), 2, ...Buffer.from("789:;")];

for (const [name, carried] of Object.entries({ "one block": CARRIED, "two blocks": IN_TWO })) {
  test(`bytes behind keys and a checksum: ${name}`, () => {
    assert.equal(Buffer.from(intact(Uint8Array.from(carried))).toString(), "123456789");
  });

  test(`a byte that has changed, is missing or too many is told: ${name}`, () => {
    for (let at = 1; at < carried.length; at++) {
      assert.equal(intact(Uint8Array.from(carried.with(at, carried[at] ^ 4))), null, `changed at ${at}`);
      assert.equal(intact(Uint8Array.from(carried.toSpliced(at, 1))), null, `missing at ${at}`);
      assert.equal(intact(Uint8Array.from(carried.slice(0, at))), null, `cut at ${at}`);
    }
    assert.equal(intact(Uint8Array.from([...carried, 1, 2])), null);
  });
}

test("the file has what the page needs, and its list says where", async () => {
  const all = await parts();
  for (const name of ["wasm", "main", "style", "language es"]) assert.ok(all[name]?.length, name);
  assert.ok(WebAssembly.validate(all.wasm));
});

test("its WebAssembly is put together as it was built, byte for byte", async () => {
  const built = await readFile(new URL("../src/pkg/single.wasm", import.meta.url));
  assert.ok(Buffer.from((await parts()).wasm).equals(built));
});

// As the specification writes it: one function with a local, a block, a load, a branch, a constant in two bytes; then
// one of 130 bytes, whose length takes two; then a table of branches, a float, a choice by type and memory in bulk.
test("streams to code", () => {
  const streams = [
    [0x02, 0x40, 0x20, 0x28, 0x02, 0x21, 0x0c, 0x0b, 0x41, 0x1a, 0x0b].concat(
      Array(129).fill(0x01).with(128, 0x0b),
      [0x0e, 0x44, 0x1c, 1, 0x7c, 0xfc, 10, 0, 0, 0xfc, 11, 0, 0xfc, 2, 0x0b],
    ),
    [0],
    [0],
    [0x80, 2],
    [8],
    [],
    [0, 2, 1, 0, 0],
    [3, 1, 1, 0x7f, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8],
  ];
  const code = [3, 20, 1, 1, 0x7f, 0x02, 0x40, 0x20, 0, 0x28, 2, 8, 0x21, 0, 0x0c, 0, 0x0b, 0x41, 0x80, 2, 0x1a, 0x0b]
    .concat([0x82, 0x01, 0], Array(129).fill(0x01).with(128, 0x0b))
    .concat([28, 0, 0x0e, 2, 1, 0, 0, 0x44, 1, 2, 3, 4, 5, 6, 7, 8])
    .concat([0x1c, 1, 0x7c, 0xfc, 10, 0, 0, 0xfc, 11, 0, 0xfc, 2, 0x0b]);
  const woven = weave(Uint8Array.from([10]), streams.map((stream) => Uint8Array.from(stream)), Uint8Array.from([11, 12]));
  assert.deepEqual([...woven], [10, ...code, 11, 12]);
});

test("outside of what it carries the file is ASCII, and inside nothing that HTML changes", async () => {
  const { page, begin, end } = await place();
  const around = Buffer.concat([page.subarray(0, begin), page.subarray(end)]);
  assert.equal(around.findIndex((byte) => byte > 126), -1);
  assert.equal(page.subarray(begin, end).findIndex((byte) => [0, 13, 60].includes(byte)), -1);
  // Browsers look for it no further.
  assert.ok(page.subarray(0, 1024).includes('<meta charset="windows-1252">'));
});
