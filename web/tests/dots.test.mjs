// The dots of a distribution: all of them are drawn, none on another, none far from where it belongs.

import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { fittingSize, stack } = await load("more/dots.ts");

/** Places that rise, by a small generator of our own: the same in every run. */
function places(seed, count, width) {
  let state = seed;
  const next = () => (state = (state * 48271) % 2147483647) / 2147483647;
  return Array.from({ length: count }, () => next() * next() * width).sort((a, b) => a - b);
}

test("three that overlap stand on one another, one apart stands alone", () => {
  assert.deepEqual(stack([10, 12, 14, 100], 10), [
    { x: 12, level: 0 },
    { x: 12, level: 1 },
    { x: 12, level: 2 },
    { x: 100, level: 0 },
  ]);
});

test("nothing makes no dots", () => {
  assert.deepEqual(stack([], 10), []);
  assert.ok(fittingSize([]) > 0);
});

for (let seed = 1; seed <= 50; seed += 1) {
  test(`every dot is there, near its place, and touches no other: ${seed}`, () => {
    const wanted = places(seed, 20, 20 + 30 * seed);
    const size = fittingSize(wanted);
    const dots = stack(wanted, size);
    assert.equal(dots.length, wanted.length);
    dots.forEach(({ x }, at) => assert.ok(Math.abs(x - wanted[at]) <= size, `${x} for ${wanted[at]}`));
    for (const [at, one] of dots.entries()) {
      for (const other of dots.slice(at + 1)) {
        const apart = Math.hypot(one.x - other.x, (one.level - other.level) * size);
        assert.ok(apart >= size / 2, `${JSON.stringify(one)} and ${JSON.stringify(other)} at ${size}`);
      }
    }
  });
}

test("a column is no taller than the picture has room for", () => {
  const dots = stack(places(3, 20, 600), fittingSize(places(3, 20, 600)));
  assert.ok(Math.max(...dots.map(({ level }) => level)) < 7);
});
