// Links: they hold the whole question, they come from anybody, and opening one moves nothing.
import { expect, test, type Page } from "@playwright/test";
import { forms } from "./pages";

/** Adds up how far things jump without anybody having pressed a key. */
async function watchJumps(page: Page) {
  await page.addInitScript(() => {
    const all = globalThis as unknown as { jumps: number };
    all.jumps = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) {
        if (!entry.hadRecentInput) all.jumps += entry.value;
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
}

const links = {
  "one exhibit": "#q=152+lb+fentanyl&lang=en",
  "several exhibits": "#q=4.7+million+fentanyl+pills+and+2396+lb+of+fentanyl+powder&lang=en",
  "rows": "#q=10+kg+fentanyl+and+5000+fentanyl+tablets&fields=1&lang=en",
  "Spanish": "#q=152+lb+fentanyl&lang=es",
  "older data": "#q=152+lb+fentanyl&lang=en&v=2020-01-01-00000000",
  "an error": "#q=152+lbf+fentanyl&lang=en",
};

for (const { form, address } of forms) {
  for (const [what, hash] of Object.entries(links)) {
    test(`${form}: opening a link moves nothing: ${what}`, async ({ page }) => {
      await watchJumps(page);
      await page.goto(address + hash);
      await expect(page.locator("html")).toHaveClass(/ready/);
      await page.waitForTimeout(300);
      expect(await page.evaluate(() => (globalThis as unknown as { jumps: number }).jumps)).toBeLessThan(0.001);
    });
  }

  test(`${form}: a link brings back the whole state`, async ({ page }) => {
    await page.goto(address);
    await page.locator("#q").fill("10 kg of fentanyl");
    await expect(page.locator("#answer")).toHaveAttribute("data-outcome", "answer");
    await page.getByText("Change the assumptions").click();
    await page.locator("#purity-central").fill("8");
    await page.getByRole("button", { name: "Footnote", exact: true }).click();
    await page.getByRole("button", { name: "Copy a link" }).click();
    const link = await page.locator(".share-link").inputValue();
    const hash = link.slice(link.indexOf("#"));
    expect(hash).toMatch(/^#q=10\+kg\+of\+fentanyl&purity=8%25&lang=en&piece=footnote&v=\d{4}-\d\d-\d\d-[0-9a-f]{8}$/);
    if (address.startsWith("file:")) expect(link).toBe(`dosecalc.html${hash}`);
    await page.goto("about:blank");
    await page.goto(address + hash);
    await expect(page.locator("#q")).toHaveValue("10 kg of fentanyl");
    await expect(page.locator(".card-figure").first()).toHaveText("about 400,000");
    await expect(page.getByRole("button", { name: "Footnote", exact: true })).toHaveAttribute("aria-pressed", "true");
  });

  test(`${form}: another link in the same window is followed, and Back goes back`, async ({ page }) => {
    await page.goto(`${address}#q=10+kg+fentanyl&lang=en`);
    await expect(page.locator("#q")).toHaveValue("10 kg fentanyl");
    await page.evaluate(() => (location.hash = "#q=152+lb+fentanyl&lang=en"));
    await expect(page.locator("#q")).toHaveValue("152 lb fentanyl");
    await page.goBack();
    await expect(page.locator("#q")).toHaveValue("10 kg fentanyl");
  });

  test(`${form}: Back to the page without a question has none`, async ({ page }) => {
    await page.goto(address);
    await expect(page.locator("html")).toHaveClass(/ready/);
    await page.evaluate(() => (location.hash = "#q=10+kg+fentanyl&lang=en"));
    await expect(page.locator("#q")).toHaveValue("10 kg fentanyl");
    // The page has written the address its own way, and does nothing more to the history.
    await expect(page).toHaveURL(/&v=/);
    await page.goBack();
    await expect(page.locator("#q")).toHaveValue("");
    await expect(page.locator("#answer")).toHaveAttribute("data-outcome", "empty");
  });

  test(`${form}: a damaged link leaves an empty question and says so`, async ({ page }) => {
    await page.goto(`${address}#q=%ff%fe&purity=1`);
    await expect(page.getByRole("alert")).toContainText("This link is damaged");
    await expect(page.locator("#q")).toHaveValue("");
    await page.getByRole("button", { name: "Close" }).click();
    await expect(page.getByRole("alert")).toHaveCount(0);
  });

  test(`${form}: an older link says that the data has changed`, async ({ page }) => {
    await page.goto(`${address}#q=152+lb+fentanyl&lang=en&v=2020-01-01-00000000`);
    await expect(page.locator(".changed")).toContainText("The data has changed since this link was made (2020-01-01)");
  });

  test(`${form}: markup in a link is text`, async ({ page }) => {
    const evil = "<img src=x onerror=alert(1)><script>alert(2)</script>";
    let alerts = 0;
    page.on("dialog", (dialog) => {
      alerts += 1;
      void dialog.dismiss();
    });
    await page.goto(`${address}#${new URLSearchParams({ q: evil, purity: evil, preset: evil, lang: "en" })}`);
    await expect(page.locator("#q")).toHaveValue(evil);
    await expect(page.locator(".error").first()).toBeVisible();
    expect(await page.locator("main img, main script").count()).toBe(0);
    expect(alerts).toBe(0);
  });
}
