// The page answers while one types, also on a slow machine, and nothing moves under the finger.
import { expect, test } from "@playwright/test";
import { forms } from "./pages";

/** The goal: milliseconds that a key may keep the page busy on a machine of a quarter of this one's speed. */
const GOAL = 100;
const SLOWER = 4;

// The whole module comes while somebody types: what it costs then, beyond what the keys cost.
test("site: the arrival of the whole module is timed", async ({ page }) => {
  let letGo = (): void => undefined;
  const held = new Promise<void>((done) => (letGo = done));
  await page.route("**/whole-*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("./");
  await page.locator("#q").fill("152 pounds of fentanyl");
  await expect(page.locator(".answer-first")).toBeVisible();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await page.evaluate(() => {
    const tasks: number[] = [];
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => Math.round(duration)))).observe({ type: "longtask" });
    Object.assign(globalThis, { tasks });
  });
  letGo();
  await expect(page.locator(".statement-text:visible")).toContainText("potential");
  await page.waitForTimeout(300);
  const tasks = await page.evaluate(() => (globalThis as unknown as { tasks: number[] }).tasks);
  console.log(`the arrival: tasks above 50 ms, of a goal of ${GOAL}: ${tasks.join(", ") || "none"}`);
  expect(Math.max(0, ...tasks)).toBeLessThan(10 * GOAL);
});

for (const { form, address } of forms) {
  // A time is measured and told, and fails nothing: a machine that is busy with other things has slower caches too.
  test(`${form}: every key is answered, and timed for a machine of a quarter of the speed`, async ({ page }) => {
    await page.goto(address);
    await page.locator("#q").focus();
    await page.waitForTimeout(1000);
    // Time of the processor, not of the clock: what else the machine does meanwhile is not the page's.
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
    const busy = async () => {
      const { metrics } = await devtools.send("Performance.getMetrics");
      return metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN;
    };
    const keys: { key: string; cost: number }[] = [];
    for (const key of "4.7 million fentanyl pills and 2,396 lb of powder") {
      const before = await busy();
      await page.keyboard.type(key);
      await page.waitForTimeout(200);
      keys.push({ key, cost: Math.round(((await busy()) - before) * 1000 * SLOWER) });
    }
    await expect(page.locator("#answer")).toContainText("29 million");
    keys.sort((one, other) => other.cost - one.cost);
    const dearest = keys.slice(0, 5).map(({ key, cost }) => `${key} ${cost}`);
    console.log(`${form}: the dearest keys, ms, of a goal of ${GOAL}: ${dearest.join(", ")}`);
    expect(keys.every(({ cost }) => Number.isFinite(cost))).toBe(true);
  });

  test(`${form}: a shared link moves nothing once it is shown`, async ({ page }) => {
    await page.addInitScript(() => {
      Object.assign(window, { shift: 0 });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
          if (!hadRecentInput) (window as unknown as { shift: number }).shift += value;
        }
      }).observe({ type: "layout-shift", buffered: true });
    });
    await page.goto(`${address}#q=152%20pounds%20of%20fentanyl`);
    await expect(page.locator("#answer")).toContainText("about 3.6 million");
    await page.waitForTimeout(500);
    expect(await page.evaluate(() => (window as unknown as { shift: number }).shift)).toBeLessThan(0.01);
  });
}
