// The two forms in which people open the page, and what the tests do there again and again.
import { readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const file = fileURLToPath(new URL("../dist/dosecalc.html", import.meta.url));

/** The site is relative to the server that the tests run; the single file is opened from its folder. */
export const forms = [
  { form: "site", address: "./" },
  { form: "single file", address: pathToFileURL(file).href },
];

/** Opens the page and waits until it answers. */
export async function open(page: Page, address: string) {
  await page.goto(address);
  await expect(page.locator("html")).toHaveClass(/ready/);
}

/** Types a text, and waits until the page has seen it. */
export async function ask(page: Page, text: string) {
  await page.locator("#q").fill(text);
  await expect(page.locator("#answer")).not.toHaveAttribute("data-outcome", "empty");
}

/** The file behind a link, with the name that the browser gives it. */
export async function saved(page: Page, link: string) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: link }).click()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** That a machine finds nothing wrong for people who listen, press keys or need contrast. */
export async function accessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}
