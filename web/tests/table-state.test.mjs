// What the part for tables keeps, asks of the module, saves and says.

import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { options, usual, forAnotherTable } = await load("table/choices.ts");
const { savedName } = await load("table/names.ts");
const { count, percent, size } = await load("table/count.ts");
const { Session } = await load("table/session.ts");
const { troubleOf } = await load("table/stopped.ts");
const { inWords } = await load("table/trouble.ts");
const { words } = await load("table/words.ts");
const { short, shownName } = await load("table/short.ts");
const { keysOf } = await load("table/totals-by.ts");
const { en } = await load("table/i18n/en.ts");
const { es } = await load("table/i18n/es.ts");

test("what nobody chose is left to the core", () => {
  assert.deepEqual(options(usual(), "a.csv"), {
    name: "a.csv",
    columns: {},
    totals_by: ["substance"],
    spreadsheet_safe: true,
    decimal_comma: false,
    as_of_rows: false,
  });
});

test("choices become options: columns by number, empty texts not at all", () => {
  const chosen = {
    ...usual(),
    columns: { quantity: 8, purity: null },
    unit: " lb ",
    purityUnit: "percent",
    substance: "fentanyl",
    preset: "dea-fy2024",
    purity: " ",
    totalsBy: [],
    output: "jsonl",
  };
  const { name, ...rest } = options(chosen, "a.csv");
  assert.equal(name, "a.csv");
  assert.deepEqual(rest, {
    columns: { quantity: "#9", purity: "" },
    unit: "lb",
    purity_unit: "percent",
    question: { substance: "fentanyl", preset: "dea-fy2024" },
    totals_by: [],
    output: "jsonl",
    spreadsheet_safe: true,
    decimal_comma: false,
    as_of_rows: false,
  });
  assert.equal("preset" in (options({ ...chosen, asOfRows: true }, "a").question ?? {}), false);
});

test("another table keeps the assumptions and forgets the columns", () => {
  const kept = forAnotherTable({ ...usual(), unit: "lb", columns: { date: 1 }, totalsBy: ["state"], sheet: "2024", encoding: "utf-16le" });
  assert.deepEqual(kept, { ...usual(), unit: "lb" });
});

test("files are saved under safe names", () => {
  const cases = [
    ["seizures.csv", "seizures.doses.csv"],
    ["seizures.2024.csv.gz", "seizures.2024.doses.csv"],
    ["Año 2024.XLSX", "Año 2024.doses.csv"],
    ["../../etc/passwd", "passwd.doses.csv"],
    ["C:\\data\\a.csv", "a.doses.csv"],
    ['<img src=x onerror="alert(1)">.csv', "img src=x onerror=alert(1).doses.csv"],
    ["\u202egpj.csv", "gpj.doses.csv"],
    [".csv", "table.doses.csv"],
    ["...", "table.doses.csv"],
    ["con.csv", "table-con.doses.csv"],
    [`${"é".repeat(300)}.csv`, `${"é".repeat(80)}.doses.csv`],
  ];
  for (const [read, saved] of cases) assert.equal(savedName(read, "doses", "csv"), saved);
});

test("counts are grouped as each language does", () => {
  assert.deepEqual([999, 1000, 12345, 1234567].map((n) => count(n, "en")), ["999", "1,000", "12,345", "1,234,567"]);
  assert.deepEqual([999, 1000, 12345, 1234567].map((n) => count(n, "es-US")), ["999", "1,000", "12,345", "1,234,567"]);
  assert.deepEqual([1000, 12345, 1234567].map((n) => count(n, "es")), ["1000", "12\u00a0345", "1\u00a0234\u00a0567"]);
  assert.deepEqual([0, 512, 20_400, 73_700_000].map((n) => size(n, "en")), ["0\u00a0B", "512\u00a0B", "20\u00a0kB", "74\u00a0MB"]);
  assert.deepEqual([percent(1, 3, "en"), percent(0, 0, "en"), percent(1, 2, "es")], ["33%", "100%", "50\u00a0%"]);
});

/** A session over a worker that says what a test lets it say. */
function session() {
  const runner = { orders: [], stopped: 0, start: (order) => runner.orders.push(order), stop: () => (runner.stopped += 1) };
  const heard = [];
  const made = new Session(runner, (what) => heard.push(what));
  return { made, runner, heard };
}
const given = (name) => ({ name, blob: new Blob(["drug,weight\n"]) });
const found = { columns: [] };
const reading = { encoding: "utf-8" };
const result = (name) => ({ name, done: {} });

test("the earlier result stays until the new one is whole", () => {
  const { made, runner } = session();
  made.take(given("one.csv"));
  runner.onNews({ say: "found", run: 1, found, reading });
  runner.onNews({ say: "done", run: 1, result: result("one") });
  assert.equal(made.kept.result.name, "one");
  made.take(given("two.csv"));
  assert.equal(made.isRunning, true);
  assert.equal(made.kept.given.name, "one.csv");
  runner.onNews({ say: "trouble", run: 2, trouble: { is: "empty" } });
  assert.deepEqual([made.isRunning, made.trouble, made.kept.given.name], [false, { is: "empty" }, "one.csv"]);
  made.start();
  assert.equal(made.trouble, null);
  made.stop();
  assert.deepEqual([made.isRunning, runner.stopped, made.kept.given.name], [false, 1, "one.csv"]);
});

test("what an abandoned run still says is not heard", () => {
  const { made, runner, heard } = session();
  made.take(given("one.csv"));
  made.choose({ unit: "lb" });
  heard.length = 0;
  runner.onNews({ say: "found", run: 1, found, reading });
  runner.onNews({ say: "done", run: 1, result: result("stale") });
  assert.deepEqual([heard, made.kept, made.isRunning], [[], null, true]);
  assert.deepEqual(runner.orders.map(({ run, options: { unit } }) => [run, unit]), [[1, undefined], [2, "lb"]]);
});

test("a result keeps the choices that it was made by", () => {
  const { made, runner } = session();
  made.take(given("one.csv"));
  made.choose({ output: "tsv" });
  runner.onNews({ say: "found", run: 2, found, reading });
  runner.onNews({ say: "done", run: 2, result: result("one") });
  made.choose({ output: "csv" });
  assert.equal(made.kept.choices.output, "tsv");
});

test("failures are told apart", () => {
  const problem = { code: "column", message: "m", hint: null };
  const named = (name) => Object.assign(new Error("x"), { name });
  assert.deepEqual(troubleOf(JSON.stringify(problem)), { is: "problem", problem });
  assert.deepEqual(troubleOf(JSON.stringify({ error: problem })), { is: "problem", problem });
  assert.deepEqual(troubleOf(named("NotReadableError")), { is: "unreadable" });
  assert.deepEqual(troubleOf(new RangeError("Array buffer allocation failed")), { is: "no-memory" });
  assert.deepEqual(troubleOf(new Error("odd")), { is: "failed", detail: "Error: odd" });
});

test("every trouble has words and a way out, in both languages", async () => {
  const kinds = ["empty", "packed-workbook", "large-workbook", "no-workbooks", "broken-gzip", "unreadable", "no-memory", "failed"];
  const files = ["picture", "pdf", "archive", "compressed", "document", "binary"];
  const troubles = [...kinds.map((is) => ({ is, detail: "d" })), ...files.map((what) => ({ is: "no-table", what }))];
  for (const lang of ["en", "es"]) {
    const say = await words(lang);
    const told = troubles.map((trouble) => inWords(trouble, "<b>.csv", say));
    for (const [message, hint] of told) {
      assert.ok(!/[{}]/.test(message + hint) && hint.length > 20, message);
    }
    assert.equal(new Set(told.map(([message]) => message)).size, troubles.length);
  }
});

test("both languages fill in the same", () => {
  const names = (text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
  for (const key of Object.keys(en)) assert.deepEqual(names(es[key]), names(en[key]), key);
});

test("texts of strangers are cut at whole characters, and their names turn nothing around", () => {
  assert.equal(short("a".repeat(200)), "a".repeat(200));
  assert.equal(short("a".repeat(201)), `${"a".repeat(199)}…`);
  assert.equal(short("abc😀def", 5), "abc…");
  assert.equal(shownName("a\u202egpj\n.csv"), "agpj.csv");
});

test("totals are offered by what is one column's alone, and not twice by the substance", () => {
  const columns = ["drug", "state", "state", " ", "lab"].map((name) => ({ name, is_number: false }));
  const mapping = [{ role: "substance", columns: [0], text: "" }];
  assert.deepEqual(keysOf({ columns, mapping, totals_by: ["year"] }), ["substance", "year", "lab"]);
  assert.deepEqual(keysOf({ columns, mapping: [], totals_by: [] }), ["substance", "drug", "lab"]);
});
