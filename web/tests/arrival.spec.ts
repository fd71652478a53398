// How the page arrives in parts: slowly, in another order, or not at all; and what somebody does meanwhile.
import { expect, test, type Page, type Route } from "@playwright/test";
import { ask } from "./pages";

// What the service worker brings no test could hold back.
test.use({ serviceWorkers: "block" });

const WHOLE = "**/whole-*.wasm";
const SPANISH = "**/es-*.json";
const LEAD = "152 pounds of fentanyl";
const POWDER = "#q=152+pounds+of+fentanyl";

const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));
const late = (ms: number) => async (route: Route) => {
  await sleep(ms);
  await route.continue().catch(() => undefined);
};
const never = () => undefined;
const blocked = (route: Route) => route.abort();

const alerts = (page: Page) => page.getByRole("alert");
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id);
const ready = (page: Page, timeout = 5000) => expect(page.locator("html")).toHaveClass(/ready/, { timeout });
const statement = (page: Page) => page.locator(".statement-text:visible");

async function start(page: Page, hash = "") {
  await page.goto(`./${hash}`);
  await ready(page);
}

test.describe("languages", () => {
  test("a link's statement is in its own language", async ({ page }) => {
    await start(page, `${POWDER}&lang=en&say=es-US`);
    await expect(page.locator("h1")).toHaveText("What was seized?");
    await expect(statement(page)).toHaveAttribute("lang", "es-US");
    await expect(statement(page)).toContainText("fentanilo");
  });

  test("a statement whose words do not come is in the page's language, and says so", async ({ page }) => {
    await page.route(SPANISH, blocked);
    await start(page, `${POWDER}&lang=en&say=es-US`);
    await expect(statement(page)).toHaveAttribute("lang", "en");
    await expect(statement(page)).toContainText("potential");
    await expect(alerts(page)).toContainText("The words of this language could not be loaded");
    await page.unroute(SPANISH);
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(statement(page)).toContainText("fentanilo");
    await expect(alerts(page)).toHaveCount(0);
  });

  for (const part of [SPANISH, "**/es-*.js"]) {
    test(`without ${part} the page is English as a whole`, async ({ page }) => {
      await page.route(part, blocked);
      await start(page, `${POWDER}&lang=es`);
      await expect(page.locator("html")).toHaveAttribute("lang", "en");
      await expect(page.locator("h1")).toHaveText("What was seized?");
      await expect(page.locator(".card-label").first()).toContainText("urity");
      await expect(statement(page)).toContainText("potential");
      await expect(page.locator("#lang")).toHaveValue("en");
      await expect(alerts(page)).toHaveCount(1);
    });
  }

  test("words that never come do not keep the page from starting", async ({ page }) => {
    await page.route(SPANISH, never);
    await page.goto(`./${POWDER}&lang=es`);
    await ready(page, 9000);
    await expect(page.locator("h1")).toHaveText("What was seized?");
    await expect(alerts(page)).toHaveCount(1);
  });

  test("a choice that fails leaves all as it was", async ({ page }) => {
    await page.route(SPANISH, blocked);
    await start(page);
    await page.locator("#lang").selectOption("es");
    await expect(alerts(page)).toHaveCount(1);
    await expect(page.locator("h1")).toHaveText("What was seized?");
    await expect(page.locator("#lang")).toHaveValue("en");
    await page.unroute(SPANISH);
    await page.evaluate(() => dispatchEvent(new Event("online")));
    await expect(page.locator("h1")).toHaveText("¿Qué se incautó?");
    await expect(alerts(page)).toHaveCount(0);
  });

  test("who chooses Spanish and types on stays in the box", async ({ page }) => {
    await page.route(SPANISH, late(1200));
    await start(page);
    await page.locator("#lang").selectOption("es-US");
    await page.locator("#q").pressSequentially("152 libras de fentanilo", { delay: 80 });
    await expect(page.locator("h1")).toHaveText("¿Qué se incautó?");
    expect(await focused(page)).toBe("q");
    await expect(page.locator("#q")).toHaveValue("152 libras de fentanilo");
  });

  test("the last choice of a language counts, and not the slowest", async ({ page }) => {
    await page.route(SPANISH, late(800));
    await start(page);
    await page.locator("#lang").selectOption("es");
    await page.locator("#lang").selectOption("en");
    await sleep(1500);
    await expect(page.locator("h1")).toHaveText("What was seized?");
    await expect(page.locator("#lang")).toHaveValue("en");
  });

  test.describe(() => {
    test.use({ locale: "es-PE" });
    test("Peru writes a decimal point", async ({ page }) => {
      await start(page);
      await expect(page.locator("html")).toHaveAttribute("lang", "es-US");
    });
  });
});

test.describe("without the whole module", () => {
  test("the first module answers for as long as it takes", async ({ page }) => {
    await page.route(WHOLE, never);
    await start(page);
    const before = await page.evaluate(async () => {
      const box = document.querySelector("#q") as HTMLTextAreaElement;
      const long = Array.from({ length: 60 }, () => "7 lb of fentanyl").join(" and ");
      for (let at = 1; at <= 150; at += 1) {
        box.value = `${at} lb of fentanyl and ${long}`;
        box.dispatchEvent(new Event("input"));
        box.dispatchEvent(new Event("blur"));
        if (at % 20 === 0) await new Promise((done) => setTimeout(done));
      }
      return document.querySelector(".understood")?.textContent;
    });
    expect(before).toContain("150 lb");
    await page.locator("#q").fill("10 kg of fentanyl");
    await expect(page.locator(".understood")).toContainText("10 kg");
    await expect(alerts(page)).toHaveCount(0);
  });

  test("no answer stands under another question, whatever falls", async ({ page }) => {
    await page.route(WHOLE, never);
    await start(page);
    await ask(page, LEAD);
    await expect(page.locator(".card").first()).toBeVisible();
    // The page's drawing falls here, and so would a module that cannot be started anew.
    await page.evaluate(() => {
      const real = JSON.parse;
      JSON.parse = (text: string) => {
        if (text.startsWith('{"view"')) throw new Error("fallen");
        return real(text);
      };
      Object.assign(globalThis, { mend: () => (JSON.parse = real) });
    });
    await page.locator("#q").fill("10 kg of fentanyl");
    await expect(alerts(page)).toContainText("could not work this out");
    await expect(page.locator(".card")).toHaveCount(0);
    await page.evaluate(() => (globalThis as unknown as { mend(): void }).mend());
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.locator(".understood")).toContainText("10 kg");
    await expect(alerts(page)).toHaveCount(0);
  });

  test("one notice says so, and one try follows it, not one a key", async ({ page }) => {
    let tries = 0;
    await page.route(WHOLE, (route) => {
      tries += 1;
      return route.abort();
    });
    await start(page);
    await page.locator("#q").pressSequentially(LEAD, { delay: 120 });
    await expect(alerts(page)).toHaveCount(1);
    expect(tries).toBeLessThanOrEqual(2);
    await expect(page.locator(".coming:visible")).toHaveCount(0);
    await page.unroute(WHOLE);
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(statement(page)).toContainText("potential");
    await expect(alerts(page)).toHaveCount(0);
  });

  test("it is tried again when there is a network", async ({ page }) => {
    await page.route("**/whole-*", blocked);
    await start(page, `${POWDER}&lang=en`);
    await expect(alerts(page)).toHaveCount(1);
    await page.unroute("**/whole-*");
    await page.evaluate(() => dispatchEvent(new Event("online")));
    await expect(statement(page)).toContainText("potential");
    await expect(alerts(page)).toHaveCount(0);
  });

  test("tables can be tried again", async ({ page }) => {
    await page.route(WHOLE, blocked);
    await start(page);
    await page.getByRole("button", { name: "A table of seizures" }).click();
    await expect(alerts(page)).toContainText("part for tables");
    await page.unroute(WHOLE);
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.locator("#table-title")).toBeVisible();
    await expect(alerts(page)).toHaveCount(0);
  });

  test("tables are tried again where one presses again", async ({ page }) => {
    await page.route(WHOLE, blocked);
    await start(page);
    await page.getByRole("button", { name: "A table of seizures" }).click();
    await expect(alerts(page)).toContainText("part for tables");
    await page.unroute(WHOLE);
    await page.getByRole("button", { name: "A table of seizures" }).click();
    await expect(page.locator("#table-title")).toBeVisible();
    await expect(page.getByRole("button", { name: "A table of seizures" })).toBeFocused();
    await expect(alerts(page)).toHaveCount(0);
  });

  test("what cannot be read is not looked at for ever, and is again when asked again", async ({ page }) => {
    await page.route(WHOLE, blocked);
    await start(page, "#q=152+lbf+fentanyl&lang=en");
    await expect(alerts(page)).toHaveCount(1);
    await expect(page.locator("#q-hint")).not.toHaveText("Looking at it…");
    await page.unroute(WHOLE);
    await page.getByRole("button", { name: "Show the answer" }).click();
    await expect(page.locator("#q-error")).toContainText("lbf");
    await expect(alerts(page)).toHaveCount(0);
  });

  test("a link to fields shows the text until there can be rows", async ({ page }) => {
    await page.route(WHOLE, blocked);
    await start(page, `${POWDER}&fields=1&lang=en`);
    await expect(page.locator("#q")).toBeVisible();
    await expect(page.locator("#q")).toHaveValue(LEAD);
    await page.unroute(WHOLE);
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.locator("#row-0-amount")).toHaveValue("152");
    await expect(page.locator("#q")).toBeHidden();
  });

  test("a link that cannot be read starts all the same", async ({ page }) => {
    await page.route(WHOLE, never);
    await page.goto("./#q=152+lbf+fentanyl&lang=en");
    await ready(page, 3500);
    await expect(page.locator("#q")).toHaveValue("152 lbf fentanyl");
    await expect(page.locator("#q-hint")).toHaveText("Looking at it…");
  });
});

test.describe("while the whole module is on its way", () => {
  test("what is coming is said, and where", async ({ page }) => {
    await page.route(WHOLE, never);
    await start(page);
    await ask(page, LEAD);
    await expect(page.locator(".answer-first .coming")).toHaveText("The statement is loading…");
    await page.getByText("Change the assumptions").click();
    await expect(page.locator("#assumptions .coming")).toHaveText("Loading…");
    await page.getByRole("button", { name: "Use fields" }).click();
    await expect(page.locator("#rows")).toHaveText("Loading…");
    await expect(page.locator("#q")).toBeVisible();
    await page.getByRole("button", { name: "A table of seizures" }).click();
    await expect(page.locator("#table")).toHaveText("Loading…");
  });

  test("a question asked on purpose is being looked at", async ({ page }) => {
    await page.route(WHOLE, late(1500));
    await start(page);
    await page.locator("#q").fill("152 lbf of fentanyl");
    await page.locator("#q").press("Enter");
    await expect(page.locator("#q-hint")).toHaveText("Looking at it…");
    await expect(page.locator("#q-error")).toContainText("lbf");
  });

  test("the rest comes below the figures, and who is there stays there", async ({ page }) => {
    await page.route(WHOLE, late(1500));
    await start(page);
    await page.locator("#q").fill(LEAD);
    await page.locator("#q").press("Enter");
    await expect(page.locator("#answer-title")).toBeFocused();
    const card = await page.locator(".card").first().elementHandle();
    await expect(statement(page)).toContainText("potential");
    expect(await focused(page)).toBe("answer-title");
    expect(await card?.evaluate((one) => one.isConnected)).toBe(true);
    await expect(page.locator("#live")).toHaveText("The statement is there.");
    // What came in two parts is what comes in one.
    const shown = () => page.locator("#answer").evaluate((one) => one.innerHTML.replace(/chart-(title|text)-\d+/g, ""));
    const grown = await shown();
    await page.locator("#q").fill("1 kg of fentanyl");
    await expect(page.locator(".understood")).toContainText("1 kg");
    await page.locator("#q").fill(LEAD);
    await expect(page.locator(".understood")).toContainText("152 lb");
    expect(await shown()).toBe(grown);
  });

  test("who opened the assumptions keeps the place", async ({ page }) => {
    await page.route(WHOLE, late(1200));
    await start(page);
    await page.getByText("Change the assumptions").focus();
    await page.keyboard.press("Enter");
    await expect(page.locator("#purity-low")).toBeVisible();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("SUMMARY");
  });

  test("letters typed into the fields' place go on in the fields", async ({ page }) => {
    await page.route(WHOLE, late(1500));
    await start(page);
    await page.getByRole("button", { name: "Use fields" }).click();
    await page.locator("#q").pressSequentially("5 kg of fentanyl", { delay: 30 });
    await expect(page.locator("#row-0-amount")).toHaveValue("5");
    await expect(page.locator("#row-0-amount")).toBeFocused();
  });
});

test.describe("letters typed while the page loads", () => {
  for (const [what, file, hash] of [
    ["before the scripts", "**/main-*.js", ""],
    ["before the module", "**/answer-*.wasm", ""],
    ["over a link", "**/answer-*.wasm", "#q=1+kg+fentanyl&purity=8%25&lang=en"],
    ["before the words", SPANISH, ""],
  ] as const) {
    test(what, async ({ page }) => {
      if (file === SPANISH) await page.addInitScript(() => localStorage.setItem("lang", "es"));
      let come = (): void => undefined;
      const held = new Promise<void>((done) => (come = done));
      await page.route(file, async (route) => {
        await held;
        await route.continue();
      });
      await page.goto(`./${hash}`, { waitUntil: "commit" });
      // A link hides the question until it is shown, or until nobody should wait any more.
      await expect(page.locator("#q")).toBeVisible({ timeout: 8000 });
      await page.locator("#q").pressSequentially("10 kg of fentanyl", { delay: 20 });
      await sleep(200);
      await page.locator("#q").pressSequentially("x");
      await page.locator("#q").press("Backspace");
      come();
      await ready(page);
      await expect(page.locator("#q")).toHaveValue("10 kg of fentanyl");
      await expect(page.locator(".understood")).toContainText("10 kg");
      await expect(page.locator(".changed")).toHaveCount(0);
      expect(await focused(page)).toBe("q");
    });
  }
});
