// How sure an answer is: quantiles, a picture with dots, chances and drivers; shapes; and a statement that says the range.
import { readFileSync } from "node:fs";
import { expect, test, type Page } from "@playwright/test";
import { accessible, forms, open } from "./pages";

const LEAD = "#q=152+pounds+of+fentanyl&lang=en";
const cell = (page: Page, row: string) => page.locator(".sure").getByRole("row", { name: row }).locator("td");

async function openPanel(page: Page) {
  await page.locator("#sure-panel summary").click();
  await expect(page.locator("#sure-on")).toBeVisible();
}

test("off by default; a box shows quantiles, their picture in words, and what the spread comes from", async ({ page }) => {
  await open(page, `./${LEAD}`);
  await expect(page.locator(".statement")).toBeVisible();
  await expect(page.locator(".sure")).toHaveCount(0);
  await openPanel(page);
  await page.getByLabel("Show how sure the figures are").check();
  await expect(page.locator(".sure h3")).toHaveText("How sure");
  // By the command, whose quantiles are held to mpmath: dosecalc --quantiles "152 pounds of fentanyl".
  await expect(cell(page, "5% ").first()).toHaveText("≈ 2,402,722.72");
  await expect(page.locator(".sure-figure")).toContainText("2.4 million to 5.4 million in nine of ten cases");
  await expect(page.locator(".sure-figure")).toContainText("The spread of purity-adjusted comes from: purity 100%");
  const drawing = page.locator(".sure svg.chart");
  await expect(drawing.locator("circle")).toHaveCount(20);
  const words = await drawing.evaluate((chart) => chart.querySelector("desc")?.textContent);
  expect(words).toContain("5%: 2.4 million");
  // The worst case says nothing of likelihood: its own chart has no dots.
  await expect(page.locator(".answer-body > .chart-box circle")).toHaveCount(0);
  await expect(page.locator(".sure")).toContainText("low and high are worst-case bounds".replace("low", "Low"));
});

test("dots stand inside the picture and inside low and high", async ({ page }) => {
  await open(page, `./${LEAD}&sure=1`);
  const chart = page.locator(".sure svg.chart");
  const width = Number(await chart.getAttribute("width"));
  const places = await chart.locator("circle").evaluateAll((dots) => dots.map((dot) => [Number(dot.getAttribute("cx")), Number(dot.getAttribute("cy"))]));
  for (const [x, y] of places) {
    expect(x).toBeGreaterThan(0);
    expect(x).toBeLessThan(width);
    expect(y).toBeGreaterThan(0);
  }
  const worst = chart.locator("rect.chart-other");
  const left = Number(await worst.getAttribute("x"));
  const right = left + Number(await worst.getAttribute("width"));
  for (const [x] of places) expect(x! >= left && x! <= right).toBe(true);
});

test("the chance to exceed a figure, in the link and in the file", async ({ page }) => {
  await open(page, `./${LEAD}`);
  await openPanel(page);
  const above = page.getByLabel("Chance to exceed a figure");
  await above.pressSequentially("5 mill");
  await expect(page.locator("#sure-exceeds-error .error")).toHaveCount(0);
  await page.keyboard.press("Tab");
  await expect(page.locator("#sure-exceeds-error")).toContainText("is not a number");
  await accessible(page);
  await above.fill("5 million");
  await expect(page.locator("#sure-on")).toBeChecked();
  await expect(cell(page, "Chance above 5,000,000").first()).toHaveText(/^≈ \d+\.\d\d%$/);
  await expect(page).toHaveURL(/sure=1&exceeds=5\+million/);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Everything (JSON)" }).click()]);
  const saved = JSON.parse(readFileSync(await download.path(), "utf8"));
  expect(saved.spreads.figures[1].exceeds[0].above).toBe("5000000");
  await page.reload();
  await expect(cell(page, "Chance above 5,000,000").first()).toHaveText(/%$/);
});

test("a shape is named beside a range, and asks how sure by itself", async ({ page }) => {
  await open(page, `./${LEAD}`);
  await page.getByText("Change the assumptions").click();
  await page.locator("#purity-low").fill("5");
  await page.locator("#purity-central").fill("10.3");
  await page.locator("#purity-high").fill("20");
  await expect(page.locator(".sure")).toHaveCount(0);
  await page.locator("#purity-shape").selectOption("triangular");
  await expect(page.locator(".sure")).toContainText("Shapes: ");
  await expect(page.locator(".sure")).toContainText("purity triangular");
  await expect(page).toHaveURL(/purity=triangular%3A5%25\.\.10\.3%25\.\.20%25/);
  // Of a uniform distribution only the ends are named; the median is the middle: 68,946.04024 g x 12.5% / 2 mg.
  await page.locator("#purity-shape").selectOption("uniform");
  await expect(page.locator(".sure")).toContainText("purity uniform");
  await expect(cell(page, "50%").first()).toHaveText(/4,309,127\.5/);
  await expect(page).toHaveURL(/purity=uniform/);
  await page.reload();
  await page.getByText("Change the assumptions").click();
  await expect(page.locator("#purity-shape")).toHaveValue("uniform");
  await expect(page.locator("#purity-low")).toHaveValue("5");
  await expect(page.locator("#purity-high")).toHaveValue("20");
});

test("several exhibits: with what they share, and as if each had its own", async ({ page }) => {
  await open(page, "./#q=10+kg+fentanyl+powder+and+5+kg+fentanyl+powder&lang=en&sure=1");
  await expect(page.locator(".sure-figure h4")).toContainText([/shared$/, /independent$/]);
  await accessible(page);
});

test("the statement says the range where that is wanted, in its own language", async ({ page }) => {
  await open(page, `./${LEAD}`);
  const said = page.locator(".statement-text:visible");
  await expect(said).toBeVisible();
  await expect(said).not.toContainText("90%");
  await page.getByLabel("With the range of nine of ten cases").check();
  await expect(said).toContainText("90%");
  await expect(said).toContainText("2.4 million to 5.4 million");
  await expect(page).toHaveURL(/likely=1/);
  await page.locator("#say").selectOption("es");
  await expect(said).toContainText("90\u00a0%");
  await expect(page).toHaveURL(/say=es/);
  await page.reload();
  await expect(page.locator(".statement-text:visible")).toContainText("90\u00a0%");
  await expect(page.getByLabel("With the range of nine of ten cases")).toBeChecked();
});

test("where nothing spreads, a chance that was asked for is told, and nothing is drawn", async ({ page }) => {
  await open(page, "./#q=1+kg+fentanyl+powder&purity=10%25&sure=1&exceeds=20+thousand&lang=en");
  await expect(cell(page, "Chance above 20,000").first()).toHaveText("100%");
  await expect(page.locator(".sure")).toContainText("No value here has a range");
  await expect(page.locator(".sure-figure")).toHaveCount(0);
});

test("in Spanish", async ({ page }) => {
  await open(page, "./#q=152+libras+de+fentanilo&lang=es&sure=1&exceeds=5+millones");
  await expect(page.locator(".sure h3")).toHaveText("Qué tan seguro");
  await expect(cell(page, "Media").first()).toHaveText(/^≈ 3\u00a0/);
  await expect(page.locator(".sure")).toContainText("en nueve de cada diez casos");
});

test("no wider than the screen", async ({ page }) => {
  await open(page, `./${LEAD}&sure=1&exceeds=5+million&likely=1&dose=1mg..2mg..3mg`);
  await openPanel(page);
  await expect(page.locator(".sure circle").first()).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

test("the single file has no room for it, and offers none of it", async ({ page }) => {
  await open(page, `${forms[1]!.address}${LEAD}&sure=1&likely=1`);
  await expect(page.locator(".statement")).toBeVisible();
  await expect(page.locator("#sure-panel, .sure, #likely")).toHaveCount(0);
  await page.getByText("Change the assumptions").click();
  await expect(page.locator("#purity-low")).toBeVisible();
  await expect(page.locator("#purity-shape")).toHaveCount(0);
});
