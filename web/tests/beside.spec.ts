// What an answer is set beside: asked for below the question, shown below the figures, carried by links and files.
import { readFileSync } from "node:fs";
import { expect, test, type Page } from "@playwright/test";
import { accessible, forms, open } from "./pages";

const LEAD = "#q=152+pounds+of+fentanyl&lang=en";
const measure = (page: Page, name: string) => page.locator(".measure", { hasText: name });

async function openPanel(page: Page) {
  await page.getByText("Set it beside other figures").click();
  await expect(page.locator("#beside-on")).toBeVisible();
}

test("off by default; a box shows comparisons with value, source and caveat", async ({ page }) => {
  await open(page, `./${LEAD}`);
  await expect(page.locator(".statement")).toBeVisible();
  await expect(page.locator(".beside")).toHaveCount(0);
  await openPanel(page);
  await page.getByLabel("Show the comparisons").check();
  // CBP seized 12,027.28 lb in fiscal year 2025: 152 / 12,027.28 = 1.26379...%, by Python.
  const share = measure(page, "CBP, fiscal year 2025");
  await expect(share.locator(".measure-value")).toHaveText("≈ 1.26%");
  await expect(share).toContainText("it is not what crossed them");
  // Its source has a number, and stands under it among the sources of the answer.
  const number = (await share.locator(".reference").first().textContent())?.replace(/\D/g, "") ?? "";
  await expect(page.locator(`.sources li[value="${number}"]`)).toContainText("CBP");
  await expect(measure(page, "400 g of a mixture")).toContainText("is no legal advice");
  await page.getByLabel("Show the comparisons").uncheck();
  await expect(page.locator(".beside")).toHaveCount(0);
});

test("what somebody names is set beside it at once, and is in the link and in the file", async ({ page }) => {
  await open(page, `./${LEAD}`);
  await openPanel(page);
  await page.getByLabel("A larger seizure").fill("1,875 lb");
  await expect(page.locator("#beside-on")).toBeChecked();
  await page.getByLabel("Residents").fill("11.8 million");
  await page.getByLabel("A price of your own").fill("$34,000/kg");
  // 152 / 1875 = 8.10666...%; 68.94604024 kg x 34,000 = 2,344,165.36816.
  await expect(measure(page, "1,875 lb").locator(".measure-value")).toHaveText("≈ 8.11%");
  await expect(measure(page, "Value at the price").locator(".measure-value")).toHaveText("≈ $2,344,165.37");
  await expect(measure(page, "for each resident").first()).toContainText("with a value of yours");
  await expect(page).toHaveURL(/beside=1&of=1%2C875\+lb&population=11\.8\+million&price=%2434%2C000%2Fkg/);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Everything (JSON)" }).click()]);
  const saved = JSON.parse(readFileSync(await download.path(), "utf8"));
  expect(saved.impact.measures.length).toBe(await page.locator(".measure").count());
  await page.reload();
  await expect(measure(page, "1,875 lb").locator(".measure-value")).toHaveText("≈ 8.11%");
  await page.getByText("Set it beside other figures").first().click();
  await expect(page.getByLabel("A larger seizure")).toHaveValue("1,875 lb");
});

test("what is wrong is said at its field when somebody is through, and the answer stays", async ({ page }) => {
  await open(page, `./${LEAD}`);
  await openPanel(page);
  const price = page.getByLabel("A price of your own");
  await price.pressSequentially("34000");
  await expect(page.locator(".beside .hint")).toHaveText("Not understood yet: see the field.");
  await expect(page.locator("#beside-price-error .error")).toHaveCount(0);
  await page.keyboard.press("Tab");
  await expect(page.locator("#beside-price-error")).toContainText("does not say of what");
  await expect(price).toHaveAttribute("aria-invalid", "true");
  await expect(page.locator(".card-figure").first()).toHaveText(/million/);
  await accessible(page);
  await price.fill("34000/kg");
  await expect(page.locator("#beside-price-error .error")).toHaveCount(0);
  await expect(page.locator(".measure").first()).toBeVisible();
});

test("the comparisons are copied with caveats and sources", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, `./${LEAD}&beside=1`);
  await page.getByRole("button", { name: "Copy the comparisons" }).click();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toContain("is no legal advice");
  expect(text).toContain("https://www.cbp.gov/newsroom/stats/drug-seizure-statistics");
});

test("by keys alone, in Spanish", async ({ page }) => {
  await open(page, "./#q=152+libras+de+fentanilo&lang=es");
  await expect(page.locator(".statement")).toBeVisible();
  await page.locator("#beside-panel summary").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(page.locator("#beside-on")).toBeFocused();
  await page.keyboard.press("Space");
  await expect(measure(page, "año fiscal 2025").locator(".measure-value")).toHaveText("≈ 1,26\u00a0%");
  await expect(page.locator(".beside h3")).toHaveText("Al lado de otras cifras");
  await page.locator("#lang").selectOption("en");
  await expect(measure(page, "fiscal year 2025").locator(".measure-value")).toHaveText("≈ 1.26%");
  await expect(page.locator(".beside h3")).toHaveText("Set beside other figures");
});

test("no wider than the screen", async ({ page }) => {
  await open(page, `./${LEAD}&beside=1&of=cbp-fy2024&population=11.8M&price=34000%2Fkg`);
  await openPanel(page);
  await expect(page.locator(".measure").first()).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

test("nothing is compared for a small amount", async ({ page }) => {
  await open(page, "./#q=0.05+g+fentanyl&lang=en&beside=1");
  await expect(page.locator(".help")).toBeVisible();
  await expect(page.locator(".beside")).toHaveCount(0);
});

test("the single file has no room for it, and offers none of it", async ({ page }) => {
  const single = forms[1]!.address;
  await open(page, `${single}${LEAD}&beside=1`);
  await expect(page.locator(".statement")).toBeVisible();
  await expect(page.getByText("Set it beside other figures")).toHaveCount(0);
  await expect(page.locator(".beside")).toHaveCount(0);
});
