// The axis of the chart, the ranges of the fields and the lines of the picture: what can be wrong without a browser.

import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { scale } = await load("scale.ts");
const { join, joinShaped, shapeOf, split } = await load("question/range.ts");
const { wrap } = await load("answer/picture.ts");

const span = (low, high = low) => ({ low, high });

test("the axis starts at zero, in round steps, and holds the largest figure", () => {
  const axis = scale([span(1_827_070, 6_722_238), span(34_473_020)], 5);
  assert.equal(axis.log, false);
  assert.deepEqual(axis.ticks, [0, 10_000_000, 20_000_000, 30_000_000]);
  assert.equal(axis.place(0), 0);
  assert.ok(axis.place(34_473_020) <= 1 && axis.place(34_473_020) > 0.95);
});

test("places are in proportion", () => {
  const { place } = scale([span(0, 100)], 4);
  assert.ok(Math.abs(place(50) - 2 * place(25)) < 1e-12);
});

for (const [top, most, ticks] of [
  [100, 4, [0, 25, 50, 75, 100]],
  [3, 3, [0, 1, 2, 3]],
  [7, 2, [0, 5]],
  [0.4, 4, [0, 0.1, 0.2, 0.30000000000000004, 0.4]],
  [450, 3, [0, 200, 400]],
]) {
  test(`steps up to ${top} in at most ${most}`, () => assert.deepEqual(scale([span(top)], most).ticks, ticks));
}

test("a figure that a linear axis would swallow makes it logarithmic, every step ten times the last", () => {
  const axis = scale([span(10, 100), span(1_000_000)], 6);
  assert.equal(axis.log, true);
  assert.deepEqual(axis.ticks, [10, 100, 1000, 10_000, 100_000, 1_000_000]);
  assert.equal(axis.place(10), 0);
  assert.equal(axis.place(1_000_000), 1);
  assert.ok(Math.abs(axis.place(1000) - 0.4) < 1e-12);
});

test("a hundred times is still linear", () => {
  assert.equal(scale([span(1), span(100)], 4).log, false);
});

test("nothing but zeros is an axis with a zero", () => {
  assert.deepEqual(scale([span(0)], 4).ticks, [0]);
  assert.equal(scale([span(0)], 4).place(0), 0);
});

test("three fields are one text, and back", () => {
  const three = { low: "5", central: "10.3", high: "20" };
  assert.equal(join(three, "%"), "5%..10.3%..20%");
  assert.deepEqual(split("5%..10.3%..20%", "%"), three);
  assert.deepEqual(split("1mg..2 mg..3mg", "mg"), { low: "1", central: "2", high: "3" });
});

test("one value is the central one, and what carries a unit keeps it", () => {
  assert.equal(join({ low: "", central: " 10.3 ", high: "" }, "%"), "10.3%");
  assert.equal(join({ low: "", central: "dea-2024", high: "" }, "%"), "dea-2024");
  assert.equal(join({ low: "", central: "20 µg", high: "" }, "mg"), "20 µg");
  assert.equal(join({ low: "", central: "", high: "" }, "%"), "");
  assert.deepEqual(split("dea-2024", "%"), { low: "", central: "dea-2024", high: "" });
});

test("lines break between words, and inside a word only where it is longer than a line", () => {
  const width = (text) => text.length;
  assert.deepEqual(wrap("one two three", 7, width), ["one two", "three"]);
  assert.deepEqual(wrap("https://example.org/ok", 10, width), ["https://ex", "ample.org/", "ok"]);
  assert.deepEqual(wrap("", 10, width), []);
});

for (const [text, shape, three] of [
  ["triangular:5%..10.3%..20%", "triangular", { low: "5", central: "10.3", high: "20" }],
  ["uniform:5%..20%", "uniform", { low: "5", central: "", high: "20" }],
  ["5%..10.3%..20%", "", { low: "5", central: "10.3", high: "20" }],
]) {
  test(`a range with its shape reads back: ${text}`, () => {
    assert.equal(shapeOf(text), shape);
    assert.deepEqual(split(text, "%"), three);
    assert.equal(joinShaped(shape, three, "%"), text);
  });
}

test("a shape alone is no value, one of two ends has no middle, and an unknown one is left to the core", () => {
  assert.equal(joinShaped("pert", { low: " ", central: "", high: "" }, "%"), "");
  assert.equal(joinShaped("lognormal", { low: "1", central: "2", high: "4" }, "mg"), "lognormal:1mg..4mg");
  assert.equal(shapeOf("triangle:1%..2%..3%"), "");
  assert.deepEqual(split("triangle:1%..2%..3%", "%"), { low: "triangle:1", central: "2", high: "3" });
});
