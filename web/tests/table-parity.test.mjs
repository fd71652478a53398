// Tables through the module that the page ships, in pieces of odd sizes: byte for byte what the command writes.
// Run after `cargo web build` and `cargo build`.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { after, test } from "node:test";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "dosecalc-"));
after(() => rmSync(folder, { recursive: true }));

/** A module of the page, by the file that the build published and the glue that belongs to it. */
async function shipped(name) {
  const assets = join(root, "web/dist/assets");
  const file = existsSync(assets) && readdirSync(assets).find((file) => RegExp(`^${name}-\\w+\\.wasm$`).test(file));
  assert.ok(file, `no ${name} module in web/dist: run cargo web build`);
  // The glue is a module of the page's sources, where no package.json says so to Node.
  const glue = join(folder, `${name}.mjs`);
  writeFileSync(glue, readFileSync(join(root, `web/src/pkg/${name}.js`)));
  const module = await import(pathToFileURL(glue));
  module.initSync({ module: readFileSync(join(assets, file)) });
  return module;
}

function command() {
  if (process.env.DOSECALC) return process.env.DOSECALC;
  const target = JSON.parse(
    execFileSync("cargo", ["metadata", "--no-deps", "--format-version", "1"], { cwd: root, maxBuffer: 1 << 26 }),
  ).target_directory;
  const found = ["release", "debug"].map((profile) => join(target, profile, "dosecalc")).find(existsSync);
  assert.ok(found, "no dosecalc: run cargo build");
  return found;
}

const { Table } = await shipped("whole");
const { sheet, sheets } = await shipped("sheet");
const dosecalc = command();

const HEADER = "file,line,byte_offset,column,code,reason,raw\n";
const MIXED = `Seizures of 2023,,,,
,,,,
drug,amount,unit,place,date
fentanyl,152,lb,TX,2023-05-14
"fentanyl","1,525",g,"Guam, ""GU""",14 May 2023
heroin,3,kg,=1+1,
fentanyl,"1,5",kg,"two
lines",
fentanyl,-3,kg,@x,5/6/2023

fentanyl,5,litres,Ciudad Juárez,
fentanyl,2
fentanyl,10,g,last,2023-05-14`;

const cases = [
  ...["exact", "hostile", "ranges"].map((name) => ({
    name: `${name}.csv`,
    bytes: readFileSync(join(root, `tests/cases/batch/${name}.csv`)),
    options: { totals_by: ["substance"] },
    args: ["--totals-by", "substance"],
  })),
  {
    name: "mixed.csv",
    bytes: Buffer.from(`\ufeff${MIXED.replaceAll("\n", "\r\n")}`),
    options: { totals_by: ["place", "year"], mass_unit: "lb", spreadsheet_safe: true },
    args: ["--totals-by", "place,year", "--mass-unit", "lb", "--spreadsheet-safe"],
  },
  {
    name: "objects.jsonl",
    bytes: Buffer.from('{"drug": "fentanyl", "kg": 1.50}\n{"drug": 5\n{"drug": "heroin", "kg": "2"}\n'),
    options: { totals_by: [], question: { purity: "8%", substance: "fentanyl" } },
    args: ["--purity", "8%", "--substance", "fentanyl"],
  },
  {
    // A quote at every place of the bytes that are looked at together, each row in a block of its own.
    name: "quotes.csv",
    bytes: Buffer.from(
      "drug,kg,a,b\n" + Array.from({ length: 80 }, (_, at) => `fentanyl,1,${"x".repeat(at)},"b,c"\n`).join(""),
    ),
    options: { totals_by: ["b"] },
    args: ["--totals-by", "b"],
  },
  ...published("cbp/nationwide-drugs-fy19-fy22.csv", "cbp", "substance,fiscal-year"),
  ...published("cbp/amo-drug-seizures-fy19-fy22.csv", "cbp", "substance"),
  ...published("nibrs/nibrs_mn_2018_joined.csv", "nibrs", "substance,year"),
];

/** A published table, where it is at hand. */
function published(name, profile, by) {
  const path = join(root, "../shared/data", name);
  if (!existsSync(path)) {
    console.log(`skipped: no file ${path}`);
    return [];
  }
  const options = { profile, totals_by: by.split(",") };
  return [{ name: "published.csv", bytes: readFileSync(path), options, args: ["--profile", profile, "--totals-by", by] }];
}

function byCommand({ name, bytes, args }) {
  const file = join(folder, name);
  const out = (end) => join(folder, `out.${end}`);
  writeFileSync(file, bytes);
  const files = ["-o", out("table"), "--rejects", out("rejects"), "--totals", out("csv"), "--summary", out("json")];
  const run = spawnSync(dosecalc, ["batch", file, ...files, ...args], { encoding: "utf8" });
  assert.ok(run.status <= 1, run.stderr);
  const summary = JSON.parse(readFileSync(out("json"), "utf8"));
  // A page has no files of its own.
  Object.assign(summary, { output: null, rejects: null });
  const text = (end) => readFileSync(out(end), "utf8");
  return { table: text("table"), rejects: text("rejects"), totals: text("csv"), summary };
}

function byModule({ name, bytes, options }, piece) {
  const table = new Table(JSON.stringify({ ...options, name: join(folder, name) }));
  const parts = { table: [], rejects: [] };
  const take = () => {
    parts.table.push(table.take_table());
    parts.rejects.push(table.take_rejects());
  };
  // Enough for the header, and cut in the middle of a row.
  const begin = Math.min(700, bytes.length);
  const { found, error } = JSON.parse(table.begin(bytes.subarray(0, begin), begin === bytes.length, "en"));
  assert.equal(found?.problem, null, JSON.stringify(error ?? found));
  take();
  for (let at = begin; at < bytes.length; at += piece) {
    assert.equal(table.feed(bytes.subarray(at, at + piece), at + piece >= bytes.length), undefined);
    take();
  }
  const { done } = JSON.parse(table.finish("en"));
  take();
  const text = (parts) => Buffer.concat(parts).toString("utf8");
  const rejects = text(parts.rejects);
  table.free();
  return {
    table: text(parts.table),
    // The command was asked for a file, which has its header in any case.
    rejects: rejects === "" ? HEADER : rejects,
    totals: done.totals_csv,
    summary: JSON.parse(done.summary),
  };
}

for (const one of cases) {
  test(`${one.name} (${one.bytes.length} bytes) is what the command writes`, () => {
    const command = byCommand(one);
    assert.notEqual(command.table, "");
    for (const piece of [1, 7, 4096, 1 << 20]) {
      if (one.bytes.length / piece > 300_000) continue;
      const module = byModule(one, piece);
      for (const part of ["table", "rejects", "totals"]) {
        assert.ok(module[part] === command[part], `${part}, in pieces of ${piece}`);
      }
      assert.deepEqual(module.summary, command.summary, `in pieces of ${piece}`);
    }
  });
}

test("a workbook is read as the command reads it", () => {
  const bytes = readFileSync(join(root, "tests/cases/batch/workbook.xlsx"));
  const names = JSON.parse(sheets(bytes, "en")).sheets;
  assert.deepEqual(names, ["2023", "Año 2024"]);
  for (const name of names) {
    const csv = Buffer.from(sheet(bytes, name, "en"));
    const command = byCommand({ name: "workbook.xlsx", bytes, args: ["--sheet", name, "--totals-by", "drug"] });
    const module = byModule({ name: "workbook.xlsx", bytes: csv, options: { totals_by: ["drug"] } }, 7);
    assert.equal(module.table, command.table);
    assert.equal(module.totals, command.totals);
  }
  assert.throws(() => sheet(bytes, "2025", "en"), (error) => JSON.parse(error).code === "table");
});
