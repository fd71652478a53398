// The picture of the page that the README shows: `npm run picture`, while `cargo web serve` runs.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";

const debian = "/usr/bin/chromium";
const browser = await chromium.launch({
  args: ["--no-sandbox", "--disable-gpu"],
  ...(existsSync(debian) ? { executablePath: debian } : {}),
});
const page = await browser.newPage({ viewport: { width: 1080, height: 980 }, colorScheme: "light" });
await page.goto("http://localhost:8080/#q=152%20pounds%20of%20fentanyl");
await page.locator("#answer").getByText("million").first().waitFor();
await page.screenshot({ path: fileURLToPath(new URL("../page.png", import.meta.url)) });
await browser.close();
