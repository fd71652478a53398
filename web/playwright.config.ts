// The page in a real browser: as a site, served as `cargo web serve` does, and as the single file from its folder.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

// Debian's package where it is installed, otherwise the one that `npx playwright install chromium` brings.
const debian = "/usr/bin/chromium";
const flags =
  "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";
// One that is free, asked for once: workers read this file too, and get the environment of the first.
const listen = "const s = require('net').createServer().listen(0, 'localhost', () => { console.log(s.address().port); s.close(); })";
const port = (process.env["DOSECALC_PORT"] ??= execFileSync(process.execPath, ["-e", listen], { encoding: "utf8" }).trim());
// tests/run has built the tool already, with the features of the whole workspace.
const serve = process.env["DOSECALC_WEB"] ?? "cargo web";

export default defineConfig({
  testDir: "tests",
  testMatch: "*.spec.ts",
  forbidOnly: true,
  fullyParallel: true,
  workers: 2,
  // A machine that does other things may starve a browser once; what fails twice is a fault.
  retries: process.env["CI"] ? 1 : 0,
  reporter: "list",
  use: {
    baseURL: `http://localhost:${port}/`,
    launchOptions: {
      args: flags.split(" "),
      ...(existsSync(debian) ? { executablePath: debian } : {}),
    },
  },
  projects: [
    { name: "desktop", use: { viewport: { width: 1280, height: 900 } } },
    { name: "phone", use: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } },
  ],
  webServer: {
    command: `${serve} serve --port ${port}`,
    url: `http://localhost:${port}/`,
    reuseExistingServer: false,
    stdout: "pipe",
  },
});
