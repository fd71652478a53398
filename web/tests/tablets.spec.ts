// A batch of tablets: its share, how many that is, and what a sample shows; with how far shapes miss what is published.
import { readFileSync } from "node:fs";
import { expect, test, type Page } from "@playwright/test";
import { accessible, forms, open } from "./pages";

const cards = (page: Page) => page.locator("#tablets .card-figure");
const digits = (page: Page, row: string) => page.getByRole("row", { name: row }).locator("td");

async function openPart(page: Page) {
  await page.getByRole("button", { name: "Tablets", exact: true }).click();
  await expect(page.locator("#batch")).toBeVisible();
}

test("a batch is answered while it is typed, with all that stands behind it", async ({ page }) => {
  await open(page, "./");
  await openPart(page);
  await expect(page.locator("#tablets h1")).toHaveText("Dose risk of a batch of tablets");
  await page.locator("#batch").pressSequentially("50,000 fentanyl tablets");
  // DEA's 29% of fiscal year 2025; 50,000 x 29% = 14,500.
  await expect(page.locator("#tablets .card-central").or(cards(page)).filter({ hasText: "29%" })).toHaveCount(1);
  await expect(digits(page, "Tablets of the batch").nth(1)).toHaveText("14,500");
  await page.getByLabel("Tablets drawn as a sample").fill("5");
  // 1 - C(35500, 5) / C(50000, 5) = 0.8195918..., by Python's fractions.
  await expect(digits(page, "Chance of at least one in a sample of 5").nth(1)).toHaveText("≈ 81.96%");
  await expect(page.locator("#tablets")).toContainText("These figures are about a batch; no tablet can be told from another by its looks.");
  await expect(page.locator("#tablets")).toContainText("A sample without such a tablet does not clear the rest of the batch.");
  await page.getByText("Shapes against what is published").click();
  await expect(page.locator("#tablets h4").filter({ hasText: "0.03 mg to 9 mg" })).toBeVisible();
  await expect(page.locator("#tablets .sources li").first()).toContainText("DEA");
});

test("a certainty is not claimed: a large sample is more than 99%", async ({ page }) => {
  await open(page, "./#part=tablets&t=50000+fentanyl+tablets&sample=30&lang=en");
  // 1 - C(35500, 30) / C(50000, 30) = 0.999965...
  await expect(cards(page).last()).toContainText("> 99%");
  await expect(digits(page, "Chance of at least one").nth(1)).toHaveText("> 99.99%");
});

test("a mean and a spread of one's own, and what they make by three shapes", async ({ page }) => {
  await open(page, "./#part=tablets&t=50000+fentanyl+tablets&lang=en");
  await page.getByLabel("What they hold").selectOption("spread");
  await page.getByLabel("Mean content").fill("1.94mg");
  await expect(page.locator("#batch-mean-error .error, #batch-spread-error .error")).toHaveCount(0);
  await page.getByLabel("Spread of the content").fill("1.1mg");
  await page.keyboard.press("Tab");
  await expect(page.locator("#tablets h4").first()).toContainText("Shapes with a mean of 1.94 mg and a standard deviation of 1.1 mg");
  await expect(page.locator("#tablets .scroll").nth(1).getByRole("columnheader")).toHaveText(["Lognormal", "Gamma", "Normal, cut off at zero"]);
  await expect(page).toHaveURL(/part=tablets&t=50000\+fentanyl\+tablets&mean=1\.94mg&spread=1\.1mg/);
  await page.reload();
  await expect(page.getByLabel("Mean content")).toHaveValue("1.94mg");
  await expect(page.locator("#tablets h4").first()).toContainText("standard deviation of 1.1 mg");
});

test("what is wrong is said at its field, and not before somebody is through", async ({ page }) => {
  await open(page, "./");
  await openPart(page);
  await page.locator("#batch").pressSequentially("2 kg of fentanyl powder");
  await expect(page.locator("#tablets .error")).toHaveCount(0);
  await page.keyboard.press("Enter");
  await expect(page.locator("#batch-error")).toContainText("this is no batch of tablets");
  await expect(page.locator("#batch")).toBeFocused();
  await page.locator("#batch").fill("500 fentanyl tablets");
  await page.getByLabel("Tablets drawn as a sample").fill("600");
  await page.keyboard.press("Tab");
  await expect(page.locator("#batch-sample-error")).toContainText("larger than the batch");
  await accessible(page);
  await page.getByLabel("Tablets drawn as a sample").fill("20");
  await page.keyboard.press("Enter");
  await expect(page.locator("#tablets .error")).toHaveCount(0);
  await expect(page.locator("#tablets-answer-title")).toBeFocused();
});

test("a few tablets get no figures, and where help is", async ({ page }) => {
  await open(page, "./#part=tablets&t=5+fentanyl+tablets&lang=en");
  await expect(page.locator("#tablets .help")).toContainText("988");
  await expect(cards(page)).toHaveCount(0);
});

test("in Spanish, and back, with what was typed", async ({ page }) => {
  await open(page, "./#part=tablets&t=50000+tabletas+de+fentanilo&sample=5&lang=es");
  await expect(page.locator("#tablets h1")).toHaveText("Riesgo por dosis de un lote de tabletas");
  await expect(digits(page, "Probabilidad de al menos una").nth(1)).toHaveText("≈ 81,96\u00a0%");
  await page.locator("#lang").selectOption("en");
  await expect(digits(page, "Chance of at least one").nth(1)).toHaveText("≈ 81.96%");
  await expect(page.locator("#batch")).toHaveValue("50000 tabletas de fentanilo");
});

test("the file is the command's, and a link brings it all back", async ({ page }) => {
  await open(page, "./#part=tablets&t=50000+fentanyl+tablets&sample=20&t_preset=dea-2022&lang=en");
  await expect(page.getByLabel("What they hold")).toHaveValue("dea-2022");
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Everything (JSON)" }).click()]);
  expect(download.suggestedFilename()).toBe("dosecalc-tablets.json");
  const saved = JSON.parse(readFileSync(await download.path(), "utf8"));
  expect(saved.sample).toBe(20);
  await page.getByRole("button", { name: "Copy a link" }).click();
  await expect(page.locator("#tablets .share-link")).toHaveValue(/part=tablets&.*t=50000\+fentanyl\+tablets&sample=20&t_preset=dea-2022/);
});

test("no wider than the screen", async ({ page }) => {
  await open(page, "./#part=tablets&t=50000+fentanyl+tablets&mean=1.94mg&spread=1.1mg&sample=20&lang=en");
  await expect(cards(page).first()).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

test("the single file does not offer it, and a link to it opens the page", async ({ page }) => {
  await open(page, `${forms[1]!.address}#part=tablets&t=50000+fentanyl+tablets&lang=en`);
  await expect(page.locator("#q")).toBeVisible();
  await expect(page.getByRole("button", { name: "Tablets", exact: true })).toHaveCount(0);
});
