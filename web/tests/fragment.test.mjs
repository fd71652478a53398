// The state in the address: what is written reads back, and what somebody else wrote is refused as a whole.

import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { decode, encode } = await load("fragment.ts");

const start = { text: "", given: {}, lang: "en", say: "en", piece: "sentence", part: "one", fields: false, beside: null, sure: null, likely: false, tablets: { text: "" } };
const full = {
  text: "más de 4.7 million pills & 2,396 lb + 1% #powder=\nfentanyl",
  given: {
    substance: "fentanyl",
    form: "powder",
    purity: "5%..10.3%..20%",
    lethal_dose: "1mg..2mg..3mg",
    tablet_share: "29%",
    tablet_content: "1.94mg",
    preset: "dea-2024",
    as_of: "2023-05",
    salt: "hcl",
    methods: ["gross", "purity-adjusted"],
  },
  lang: "es-US",
  say: "en",
  piece: "footnote",
  part: "table",
  fields: true,
  beside: { of: "1,875 lb", population: "11.8M", price: "$34,000/kg" },
  sure: { exceeds: "5 million" },
  likely: true,
  tablets: { text: "50,000 fentanyl tablets", mean: "1.94mg", spread: "0.03mg..9mg", tablet_share: "29%", sample: "20", lethal_dose: "2mg", preset: "dea-2022" },
};

test("a whole state reads back", () => {
  assert.deepEqual(decode(encode(full, "2025-12-03-1a2b3c4d")), { state: full, version: "2025-12-03-1a2b3c4d" });
});

test("what is as usual is left out", () => {
  assert.equal(encode({ ...start, text: "152 lb fentanyl" }, "v1"), "#q=152+lb+fentanyl&lang=en&v=v1");
});

test("the statement speaks the language of the page unless the link says otherwise", () => {
  assert.deepEqual(decode("#q=1+kg&lang=es").state, { text: "1 kg", lang: "es", say: "es", given: {} });
  assert.equal(decode("#lang=es&say=en").state.say, "en");
});

test("no fragment is no link", () => {
  assert.equal(decode(""), null);
  assert.equal(decode("#"), null);
});

test("what is set beside an answer reads back, also where nothing is named", () => {
  const linked = decode(encode({ ...start, text: "1 kg", beside: {} }, "v1"));
  assert.deepEqual(linked.state.beside, {});
  assert.deepEqual(decode("#q=1+kg&of=1+t").state.beside, { of: "1 t" });
});

const broken = {
  "escapes that are no UTF-8": "#q=%ff%fe",
  "half an escape": "#q=152%",
  "a name that the page does not write": "#q=1+kg&script=1",
  "a name of every object": "#q=1+kg&constructor=1",
  "a name twice": "#q=1+kg&q=2+kg",
  "a language that the page does not speak": "#q=1+kg&lang=fr",
  "a form that is none": "#q=1+kg&form=liquid",
  "a control character": "#q=1%00kg",
  "a character that turns the reading direction": "#q=1%E2%80%AEgk",
  "a character that stands for a lost one": "#q=1%EF%BF%BDkg",
  "a text longer than the box takes": `#q=${"1".repeat(2001)}`,
  "an assumption longer than any": `#q=1+kg&purity=${"1".repeat(121)}`,
  "a price longer than any": `#q=1+kg&beside=1&price=${"1".repeat(121)}`,
  "more than any link": `#q=1${"&x=1".repeat(8000)}`,
  "no pairs at all": "#answer",
};
for (const [what, hash] of Object.entries(broken)) {
  test(`refused: ${what}`, () => assert.equal(decode(hash), "broken"));
}

test("markup is text like any other", () => {
  assert.equal(decode("#q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E").state.text, "<img src=x onerror=alert(1)>");
});
