// Lighthouse on the page with an answer, as a phone and as a desktop see it. Fails below the scores that the page
// promises. How fast the page looks is told, and fails nothing: a busy machine makes every page slow. The best of
// three runs counts.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { launch } from "chrome-launcher";
import lighthouse, { desktopConfig } from "lighthouse";

const PROMISED = { accessibility: 100, "best-practices": 100 };
const GOAL = { ...PROMISED, performance: 95 };
const TRIES = 3;
const FLAGS =
  "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";

async function chromium() {
  const debian = "/usr/bin/chromium";
  if (existsSync(debian)) return debian;
  const playwright = await import("../node_modules/playwright-core/index.mjs");
  return playwright.chromium.executablePath();
}

/** Serves the page on a free port, and says where. */
function serve() {
  const web = process.env.DOSECALC_WEB;
  const [program, ...first] = web ? [web] : ["cargo", "web"];
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const server = spawn(program, [...first, "serve", "--port", "0"], { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  const address = new Promise((found, failed) => {
    server.stdout.on("data", (text) => {
      const line = /http:\/\/localhost:\d+\//.exec(text);
      if (line) found(line[0]);
    });
    server.on("exit", () => failed(new Error("the page is not served")));
  });
  return { server, address };
}

async function scores(address, config, browser) {
  const { lhr } = await lighthouse(address, { port: browser.port, logLevel: "error", onlyCategories: Object.keys(GOAL) }, config);
  const missed = Object.values(lhr.audits).filter((audit) => audit.score !== null && audit.score < 0.9);
  return {
    scores: Object.fromEntries(Object.entries(lhr.categories).map(([name, { score }]) => [name, Math.round(score * 100)])),
    shift: lhr.audits["cumulative-layout-shift"].displayValue,
    missed: missed.map((audit) => `${audit.id}: ${audit.displayValue ?? audit.title}`),
  };
}

const reached = (least, scores) => Object.entries(least).every(([category, score]) => scores[category] >= score);

async function holds(name, address, config, browser) {
  let kept = false;
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const found = await scores(address, config, browser);
    console.log(`${name}: ${JSON.stringify(found.scores)}, layout shift ${found.shift}`);
    kept ||= reached(PROMISED, found.scores);
    if (reached(GOAL, found.scores)) return true;
    for (const line of found.missed) console.log(`  ${line}`);
  }
  return kept;
}

const { server, address } = serve();
const browser = await launch({ chromePath: await chromium(), chromeFlags: FLAGS.split(" ") });
try {
  const asked = `${await address}#q=152%20pounds%20of%20fentanyl`;
  const held = [
    await holds("phone", asked, undefined, browser),
    await holds("desktop", asked, desktopConfig, browser),
  ];
  if (held.includes(false)) process.exitCode = 1;
} finally {
  await browser.kill();
  server.kill();
}
