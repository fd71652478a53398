// The very files that the page ships answer as the command does, byte for byte: the module of the site and the one
// inside the single file. `cargo web build` and `cargo build` make what is compared.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parts } from "./carried.mjs";

const web = join(dirname(fileURLToPath(import.meta.url)), "..");
const root = join(web, "..");

function needed(path, how) {
  if (path === undefined || !existsSync(path)) {
    throw new Error(`${path ?? "a part of web/dist"} is missing: run \`${how}\` first`);
  }
  return path;
}

/** The newest build of the command. */
function command() {
  const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");
  const built = ["debug", "release"].map((profile) => join(target, profile, "dosecalc"));
  return needed(process.env.DOSECALC ?? built.find((path) => existsSync(path)) ?? built[0], "cargo build");
}

const dosecalc = command();
const dist = needed(join(web, "dist"), "cargo web build");

/** A module's doors, by the glue that was written with it. */
async function doors(name, bytes, where) {
  const glue = needed(join(web, "src/pkg", `${name}.js`), "cargo web build");
  // A name of its own for each module: the glue keeps one instance.
  const own = await import(`${pathToFileURL(glue).href}?${where}`);
  own.initSync({ module: bytes });
  return own;
}

function ofTheSite(part) {
  const assets = join(dist, "assets");
  const name = readdirSync(assets).find((file) => file.startsWith(`${part}-`) && file.endsWith(".wasm"));
  return readFileSync(needed(name && join(assets, name), "cargo web build"));
}

const carried = await parts();

/** The lines of a table of cases, each with its number. */
function cases(file) {
  const lines = readFileSync(join(root, "tests/cases", file), "utf8").split("\n");
  return lines
    .map((line, at) => ({ at: at + 1, line }))
    .filter(({ line }) => line !== "" && !line.startsWith("#"))
    .map(({ at, line }) => ({ at, fields: line.split("\t") }));
}

/** The uncertainty of a weighing is for quantiles: what has none reads none. */
const isWeighed = (text) => /\b[Uk] ?=/i.test(text);

function run(args, input = "") {
  const { status, stdout, stderr } = spawnSync(dosecalc, args, { encoding: "utf8", input, env: { NO_COLOR: "1" }, maxBuffer: 1 << 28 });
  assert.notEqual(status, null, `${dosecalc} did not run`);
  return { status, stdout, stderr };
}

const words = (options) => options.split(" ").filter((word) => word !== "" && word !== "-");

/** A question as the page puts it, from options as they stand behind the command. */
function question(text, options) {
  const asked = { text };
  const all = words(options);
  for (let at = 0; at < all.length; at += 2) {
    const name = all[at].slice(2).replaceAll("-", "_");
    if (name === "method") (asked.methods ??= []).push(all[at + 1]);
    else asked[name] = all[at + 1];
  }
  return JSON.stringify(asked);
}

/** What the command prints: the answer, or the refusal as its stream has it. */
function printed(text, options) {
  const answer = run([...words(options), "--format", "json", text]);
  return answer.status === 0 ? answer.stdout : run([...words(options), "-"], `${text}\n`).stdout;
}

const modules = [
  ["the site", await doors("whole", ofTheSite("whole"), "site")],
  ["the single file", await doors("single", carried.wasm, "single")],
];
const first = await doors("answer", ofTheSite("answer"), "first");

for (const [where, { assess }] of modules) {
  test(`${where}: golden values`, () => {
    const golden = cases("golden.tsv");
    assert.ok(golden.length > 40, "the cases were found");
    for (const { at, fields } of golden) {
      const [text, options] = fields;
      assert.equal(assess(question(text, options)), printed(text, options), `line ${at}: ${text} ${options}`);
    }
  });

  test(`${where}: what people write`, () => {
    const texts = cases("reading.tsv").map(({ fields }) => fields[0]);
    const options = "--substance fentanyl";
    const lines = run([...words(options), "-"], `${texts.join("\n")}\n`).stdout.trimEnd().split("\n");
    assert.equal(lines.length, texts.length);
    texts.forEach((text, at) => {
      const answer = assess(question(text, options));
      if (where === "the single file" && isWeighed(text)) return assert.ok(JSON.parse(answer).error, text);
      assert.equal(JSON.stringify(JSON.parse(answer)), JSON.stringify(JSON.parse(lines[at])), text);
    });
  });

  test(`${where}: values of options`, () => {
    const text = "10 kg fentanyl powder and 1000 fentanyl tablets";
    for (const { at, fields } of cases("options.tsv")) {
      const [option, value] = fields;
      const answer = assess(JSON.stringify({ text, [option.slice(2).replaceAll("-", "_")]: value }));
      const { status, stdout, stderr } = run([`${option}=${value}`, "--format", "json", text]);
      if (status === 0) assert.equal(answer, stdout, `line ${at}: ${option}=${value}`);
      else assert.equal(`error: ${JSON.parse(answer).error.message}`, stderr.split("\n")[0], `line ${at}`);
    }
  });
}

function spanish() {
  const assets = join(dist, "assets");
  const name = readdirSync(assets).find((file) => /^es-[0-9a-f]+\.json$/.test(file));
  return readFileSync(needed(name && join(assets, name), "cargo web build"), "utf8");
}

/** What the first module leaves to the whole one. */
function figuresOnly(given) {
  const { view, error } = JSON.parse(given);
  return view ? { ...view, statement: null } : error.code;
}

for (const lang of ["en", "es", "es-US"]) {
  test(`the first module shows in ${lang} what the whole one does`, () => {
    const [[, whole]] = modules;
    for (const doors of [first, whole]) assert.equal(doors.learn(spanish()), undefined);
    const written = cases("reading.tsv").map(({ fields }) => fields[0]);
    for (const text of written.filter(isWeighed)) assert.equal(typeof figuresOnly(first.view(question(text, ""), lang)), "string", text);
    const texts = written.filter((text) => !isWeighed(text)).map((text) => question(text, "--substance fentanyl"));
    const golden = cases("golden.tsv").map(({ fields: [text, options] }) => question(text, options));
    const values = cases("options.tsv").map(({ fields: [option, value] }) =>
      JSON.stringify({ text: "10 kg fentanyl powder and 1000 fentanyl tablets", [option.slice(2).replaceAll("-", "_")]: value }),
    );
    let refused = 0;
    for (const asked of [...texts, ...golden, ...values]) {
      const shown = figuresOnly(first.view(asked, lang));
      assert.deepEqual(shown, figuresOnly(whole.view(asked, lang)), asked);
      refused += Number(typeof shown === "string");
    }
    assert.ok(refused > 50 && texts.length + golden.length > refused, "texts are answered, and texts are refused");
  });

  test(`both modules state in ${lang} what the command does`, () => {
    const [[, site], [, single]] = modules;
    site.learn(spanish());
    // It has the words that it can say, and no others.
    single.learn(new TextDecoder().decode(carried["language es"]));
    for (const { fields } of cases("reading.tsv").filter(({ fields }) => !isWeighed(fields[0]))) {
      const asked = question(fields[0], "--substance fentanyl");
      assert.equal(single.view(asked, lang), site.view(asked, lang), asked);
    }
    let stated = 0;
    for (const { at, fields } of cases("golden.tsv")) {
      const [text, options] = fields;
      const asked = question(text, options);
      const view = site.view(asked, lang);
      assert.equal(single.view(asked, lang), view, `line ${at}`);
      const { statement } = JSON.parse(view).view;
      assert.deepEqual(JSON.parse(site.statement(asked, lang)).statement, statement, `line ${at}`);
      const { status, stdout } = run(["statement", ...words(options), "--lang", lang, "--format", "json", text]);
      assert.equal(status === 0, statement !== null, `line ${at}: ${text}`);
      if (statement === null) continue;
      const { sentence, paragraph, footnote } = JSON.parse(stdout);
      assert.deepEqual({ sentence, paragraph, footnote }, statement, `line ${at}: ${text}`);
      stated += 1;
    }
    assert.ok(stated > 40, "the cases have statements");
  });
}

/** Comparisons: the option, and what the door takes for it. */
const beside = [
  [[], {}],
  [["--of", "9,000 lb"], { of: "9,000 lb" }],
  [["--population", "11.8M", "--price", "34000/kg"], { population: "11.8M", price: "34000/kg" }],
];

test("the site: what stands beside an answer", () => {
  const [[, { assess_with: together }]] = modules;
  for (const text of ["152 lb fentanyl", "4.7 million fentanyl pills and 2,396 lb of fentanyl powder"]) {
    for (const [options, asked] of beside) {
      const all = ["--impact", ...options, "--format", "json", text];
      assert.equal(together(question(text, ""), JSON.stringify(asked), ""), run(all).stdout, all.join(" "));
    }
    for (const exceeds of ["5 million", "1,000"]) {
      const all = ["--exceeds", exceeds, "--purity", "triangular:5%..10.3%..20%", "--format", "json", text];
      const asked = question(text, "--purity triangular:5%..10.3%..20%");
      assert.equal(together(asked, "", JSON.stringify({ exceeds })), run(all).stdout, all.join(" "));
    }
  }
});

test("the site: batches of tablets", () => {
  const [[, { assess_tablets: risk }]] = modules;
  const text = "50,000 fentanyl tablets";
  for (const given of [{}, { sample: "20" }, { preset: "dea-2022" }, { mean: "1.94mg", spread: "1.1mg", sample: "5" }]) {
    const options = Object.entries(given).flatMap(([name, value]) => [`--${name}`, value]);
    assert.equal(risk(JSON.stringify({ text, ...given })), run(["tablets", ...options, "--format", "json", text]).stdout, options.join(" "));
  }
});
