// The page as a person walks through it: the question, the answer, the statement, what one takes along.
import { expect, test, type Page } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { ask, forms, open } from "./pages";

const LEAD = "152 pounds of fentanyl";

const figures = (page: Page) => page.locator(".answer-body > .cards .card-figure");

for (const { form, address } of forms) {
  test.describe(form, () => {
    test.beforeEach(async ({ page }) => {
      await open(page, address);
    });

    test("a text is answered while it is typed, range first, if pure beside it", async ({ page }) => {
      await page.locator("#q").pressSequentially(LEAD);
      await expect(figures(page)).toHaveText([/^1\.8.million to 6\.7.million$/, /^about 34.million$/]);
      await expect(page.locator(".card-central").first()).toHaveText("about 3.6 million");
      await expect(page.locator(".card-rests").first()).toContainText("Purity 10.3% (5.3% to 19.5%)");
      await expect(page.locator(".understood")).toContainText("= 68,946.04024 g gross");
      await expect(page.locator(".disclaimer")).toContainText("arithmetic on amounts");
      const names = await page.locator(".chart-box svg").evaluate((chart) => chart.querySelector("desc")?.textContent);
      expect(names).toContain("Purity-adjusted: 1.8 million to 6.7 million (about 3.6 million).");
    });

    test("what cannot be read yet is no error until one stops, and then it names the word and the fix", async ({ page }) => {
      await page.locator("#q").pressSequentially("152 lbf fentanyl");
      await expect(page.locator("#q-hint")).toHaveText("Not understood yet. Keep typing.");
      await expect(page.locator(".error")).toHaveCount(0);
      await page.keyboard.press("Enter");
      await expect(page.locator("#q-error")).toContainText("is a force, not a mass");
      await expect(page.locator("#q-error mark")).toContainText("lbf");
      await expect(page.locator("#q")).toBeFocused();
      await expect(page.locator("#q")).toHaveAttribute("aria-invalid", "true");
      await page.getByRole("button", { name: "Go to the word" }).click();
      const chosen = await page.locator("#q").evaluate((box: HTMLTextAreaElement) => box.value.slice(box.selectionStart, box.selectionEnd));
      expect(chosen).toContain("lbf");
      await ask(page, LEAD);
      await expect(page.locator(".error")).toHaveCount(0);
    });

    test("an error that the page can mend is mended at a press, by keys as well", async ({ page }) => {
      await page.locator("#q").fill("4.7 million pills and 2,396 lb of powder");
      await page.keyboard.press("Enter");
      await expect(page.locator("#q-error")).toContainText("no substance is named for 4,700,000 tablets");
      const fix = page.getByRole("button", { name: "Write “4.7 million pills of fentanyl”" });
      await fix.focus();
      await page.keyboard.press("Enter");
      await expect(page.locator("#q")).toHaveValue("4.7 million pills of fentanyl and 2,396 lb of powder");
      await expect(page.locator("#answer-title")).toBeFocused();
      await expect(page.locator(".error")).toHaveCount(0);
      await expect(figures(page).first()).toHaveText(/million to .*million/);
      await ask(page, "152 lb of fentanly");
      await page.keyboard.press("Enter");
      await page.getByRole("button", { name: "Write “fentanyl”" }).click();
      await expect(page.locator("#q")).toHaveValue("152 lb of fentanyl");
      await ask(page, "1,5 kg of fentanyl");
      await page.keyboard.press("Enter");
      await expect(page.locator(".fix")).toHaveText(["Write “1.5”", "Write “15”"]);
    });

    test("the same press fills in the row, and speaks Spanish", async ({ page }) => {
      await ask(page, "4.7 million pills and 2,396 lb of powder");
      await page.getByRole("button", { name: "Use fields" }).click();
      await expect(page.locator(".row").first().locator(".error")).toContainText("no substance is named");
      await page.locator("#lang").selectOption("es-US");
      await page.getByRole("button", { name: "Escribir «4.7 million pills of fentanyl»" }).click();
      await expect(page.locator("#row-0-substance")).toHaveValue("fentanyl");
      await expect(page.locator("#row-1-substance")).toHaveValue("fentanyl");
      await expect(page.locator("#answer-title")).toBeFocused();
    });

    test("asking on purpose takes the focus to the answer, and says it once", async ({ page }) => {
      await ask(page, LEAD);
      await page.keyboard.press("Enter");
      await expect(page.locator("#answer-title")).toBeFocused();
      await expect(page.locator("#live")).toHaveText(
        "Purity-adjusted: 1.8 million to 6.7 million (about 3.6 million). If pure: about 34 million.",
      );
    });

    test("nothing typed is asked for in words", async ({ page }) => {
      await page.getByRole("button", { name: "Show the answer" }).click();
      await expect(page.locator("#q-error")).toContainText("Error: Type what was seized.");
    });

    test("rows and text are one question", async ({ page }) => {
      await ask(page, "4.7 million fentanyl pills and 2,396 lb of fentanyl powder");
      await page.getByRole("button", { name: "Use fields" }).click();
      await expect(page.locator(".row")).toHaveCount(2);
      await expect(page.locator("#row-1-amount")).toHaveValue("2,396");
      await expect(page.locator("#row-1-unit")).toHaveValue("lb");
      await page.getByRole("button", { name: "Remove exhibit 1" }).click();
      await expect(page.locator("#row-0-amount")).toBeFocused();
      await page.locator("#row-0-amount").fill("10");
      await page.locator("#row-0-unit").selectOption("kg");
      await page.getByRole("button", { name: "Add an exhibit" }).click();
      await expect(page.locator("#row-1-amount")).toBeFocused();
      await page.keyboard.type("5000");
      await page.locator("#row-1-unit").selectOption({ label: "tablets" });
      await expect(page.locator(".understood li")).toHaveCount(2);
      await page.getByRole("button", { name: "Use text" }).click();
      await expect(page.locator("#q")).toHaveValue("10 kg of fentanyl powder and 5000 fentanyl tablets");
    });

    test("an error of a row stands in that row", async ({ page }) => {
      await ask(page, "10 kg of fentanyl and 5 kg of fentanyl");
      await page.getByRole("button", { name: "Use fields" }).click();
      await page.locator("#row-1-amount").fill("1,5");
      await page.locator("#row-1-amount").press("Tab");
      await expect(page.locator(".row").nth(1).locator(".error")).toContainText("can be read as");
      await expect(page.locator(".error")).toHaveCount(1);
    });

    test("assumptions of one's own are seen beside the answer, and go away again", async ({ page }) => {
      await ask(page, "10 kg of fentanyl");
      await page.getByText("Change the assumptions").click();
      await page.locator("#purity-low").fill("5");
      await page.locator("#purity-central").fill("8");
      await page.locator("#purity-high").fill("10");
      // 10,000 g x 8% / 2 mg = 400,000; 5% and 10% are 250,000 and 500,000.
      await expect(figures(page).first()).toHaveText("250,000 to 500,000");
      await expect(page.locator(".card-central").first()).toHaveText("about 400,000");
      await expect(page.locator(".changed")).toContainText("With assumptions of your own.");
      await page.locator(".changed").getByRole("button").click();
      await expect(page.locator("#purity-central")).toHaveValue("");
      await expect(page.locator(".changed")).toHaveCount(0);
      await page.locator("#preset").selectOption("dea-2024");
      await expect(page.locator(".card-rests").first()).toContainText("11.36%");
    });

    test("an assumption that cannot be read is marked at its field", async ({ page }) => {
      await ask(page, "10 kg of fentanyl");
      await page.getByText("Change the assumptions").click();
      await page.locator("#as_of").fill("May");
      await page.locator("#as_of").press("Tab");
      await expect(page.locator("#as_of-error")).toContainText("Error:");
      await expect(page.locator("#as_of")).toHaveAttribute("aria-invalid", "true");
      await expect(page.locator("#q-error .error")).toHaveCount(0);
    });

    test("a small amount gets no figure, but numbers to call", async ({ page }) => {
      await ask(page, "0.05 g fentanyl");
      await expect(page.locator(".help")).toContainText("no amount is safe");
      await expect(page.locator('a[href="tel:988"]')).toBeVisible();
      await expect(page.locator('a[href="tel:1-800-222-1222"]')).toBeVisible();
      await expect(page.locator(".card, .statement, .chart")).toHaveCount(0);
    });

    test("the page speaks Spanish, in both ways to write numbers", async ({ page }) => {
      await ask(page, "152 libras de fentanilo");
      await page.locator("#lang").selectOption("es");
      await expect(page.locator("h1")).toHaveText("¿Qué se incautó?");
      await expect(page.locator("html")).toHaveAttribute("lang", "es");
      await expect(page).toHaveTitle(/incautado/);
      await expect(page.locator(".card-main .card-figure")).toContainText("1,8");
      await page.locator("#lang").selectOption("es-US");
      await expect(page.locator(".card-main .card-figure")).toContainText("1.8");
      await page.locator("#say").selectOption("en");
      await expect(page.locator(".statement-text:visible")).toContainText("potential");
      await expect(page.locator("h1")).toHaveText("¿Qué se incautó?");
    });

    test("the theme goes round, and only theme and language are kept", async ({ page }) => {
      await ask(page, LEAD);
      await page.getByRole("button", { name: "Colors: as the system" }).click();
      await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
      await page.getByRole("button", { name: "Colors: light" }).click();
      await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
      await page.locator("#lang").selectOption("es");
      await expect(page.locator("html")).toHaveAttribute("lang", "es");
      const kept = await page.evaluate(() => [{ ...localStorage }, { ...sessionStorage }, document.cookie]);
      expect(kept).toEqual([{ theme: "dark", lang: "es" }, {}, ""]);
    });

    test("pictures and data are saved", async ({ page }) => {
      await ask(page, LEAD);
      const save = async (name: string): Promise<Buffer> => {
        const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).click()]);
        return readFile(await file.path());
      };
      const png = await save("Picture (PNG)");
      expect(png.subarray(1, 4).toString()).toBe("PNG");
      expect(png.readUInt32BE(16)).toBe(1440);
      const svg = (await save("Picture (SVG)")).toString();
      expect(svg).toContain("Potential lethal-dose equivalents");
      expect(svg).not.toContain("style=");
      const rows = (await save("Figures (CSV)")).toString().split("\n");
      expect(rows[0]).toMatch(/^exhibit,method,substance,/);
      expect(rows[2]).toContain("1827070.06636,3550721.07236,6722238.9234");
      const data = JSON.parse((await save("Everything (JSON)")).toString());
      expect(data.figures[1].doses.central).toBe("3550721.07236");
    });

    test("a sheet of paper holds the answer", async ({ page, browserName }, info) => {
      test.skip(browserName !== "chromium" || info.project.name !== "desktop", "only Chromium prints to a file");
      await ask(page, LEAD);
      await expect(figures(page)).toHaveCount(2);
      await expect(page.locator(".statement-text:visible")).toContainText("potential");
      const pdf = (await page.pdf({ format: "Letter" })).toString("latin1");
      expect(pdf.match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1);
    });

    test("the chart has steps enough on a phone, and the width of paper on paper", async ({ page }) => {
      await page.setViewportSize({ width: 360, height: 740 });
      await ask(page, LEAD);
      await expect(page.locator(".chart-grid").nth(2)).toBeAttached();
      const drawn = () => page.locator(".chart").getAttribute("width");
      const before = await drawn();
      expect(Number(before)).toBeLessThan(360);
      await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
      expect(await drawn()).toBe("640");
      await page.evaluate(() => dispatchEvent(new Event("afterprint")));
      expect(await drawn()).toBe(before);
    });

    for (const lang of ["en", "es", "es-US"]) {
      test(`no letter of the chart is cut off: ${lang}`, async ({ page }) => {
        await page.setViewportSize({ width: 360, height: 740 });
        for (const text of ["4.7 million fentanyl pills and 2396 lb of fentanyl powder", "2 kg of carfentanil and 3 lb of fentanyl and 100 fentanyl pills"]) {
          await page.goto("about:blank");
          await page.goto(`${address}#${new URLSearchParams({ q: text, lang })}`);
          await expect(page.locator(".chart text").nth(2)).toBeVisible();
          const over = await page.locator(".chart").evaluate((svg) => {
            const { left, right, bottom } = svg.getBoundingClientRect();
            const texts = [...svg.querySelectorAll("text")];
            return texts.filter((one) => {
              const box = one.getBoundingClientRect();
              return box.left < left || box.right > right || box.bottom > bottom;
            }).map((one) => one.textContent);
          });
          expect(over).toEqual([]);
        }
      });
    }

    test("the statement stands before the exhibits by themselves", async ({ page }) => {
      await ask(page, "4.7 million fentanyl pills and 2,396 lb of fentanyl powder");
      await expect(page.locator(".each")).toBeVisible();
      const parts = await page.locator(".answer-body > :is(.statement, .each)").evaluateAll((all) => all.map((one) => one.className));
      expect(parts).toEqual(["statement", "block each"]);
    });

    test("several exhibits are on one sheet as well, whatever the screen", async ({ page, browserName }) => {
      test.skip(browserName !== "chromium", "only Chromium prints to a file");
      await ask(page, "4.7 million fentanyl pills, 2,396 lb of fentanyl powder and 20 kg of fentanyl");
      await expect(figures(page)).toHaveCount(3);
      await expect(page.locator(".each")).toBeVisible();
      const pdf = (await page.pdf({ format: "Letter" })).toString("latin1");
      expect(pdf.match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1);
    });

    test("fields say at the row which substance is missing", async ({ page }) => {
      await page.locator("#q").fill("4.7 million pills and 2,396 lb of powder");
      await page.getByRole("button", { name: "Use fields" }).click();
      await page.getByRole("button", { name: "Show the answer" }).click();
      await expect(page.getByRole("group", { name: "Exhibit 1" })).toContainText("no substance is named for 4,700,000 tablets.");
      await expect(page.locator(".error")).toHaveCount(1);
      // The text is not on the screen: nothing offers to go to a word of it.
      await expect(page.getByRole("button", { name: "Go to the word" })).toHaveCount(0);
    });

    test("no screen is wider than the page, and what is pressed is large enough", async ({ page }) => {
      await ask(page, "4.7 million fentanyl pills and 2,396 lb of fentanyl powder");
      await page.getByText("Change the assumptions").click();
      await page.getByText("Show the working").click();
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
      const low = await page.locator("button:visible, select:visible, summary:visible, input.input:visible, textarea:visible").evaluateAll((all) =>
        all.filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.outerHTML),
      );
      expect(low).toEqual([]);
    });
  });
}

test("the statement is copied with one press, with its condition", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("./");
  await ask(page, LEAD);
  await page.getByRole("button", { name: "Copy the sentence" }).click();
  await expect(page.locator("#live")).toHaveText("Copied");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain("1.8 million to 6.7 million");
  expect(copied).toContain("depending on");
  expect(copied).toBe(await page.locator('[data-piece="sentence"]').textContent());
});

test("without a clipboard the text is selected", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "clipboard", { value: undefined });
    document.execCommand = () => false;
  });
  await page.goto("./");
  await ask(page, LEAD);
  await page.getByRole("button", { name: "Copy the sentence" }).click();
  await expect(page.locator(".statement .said")).toContainText("Ctrl+C");
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toContain("1.8 million to 6.7 million");
});

test("where WebAssembly is off the page says so, and what to do", async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, "WebAssembly"));
  await page.goto("./");
  await expect(page.getByRole("alert")).toContainText("WebAssembly turned off");
  await expect(page.getByRole("alert")).toContainText("command-line program dosecalc");
});

test("where the module is blocked the page says so", async ({ page }) => {
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto("./");
  await expect(page.getByRole("alert")).toContainText("did not load");
});

test("without JavaScript the page says so", async ({ request }) => {
  // Chromium's switch for tests stops scripts but reads <noscript> as if they ran: the words are looked for as sent.
  const page = await (await request.get("./")).text();
  expect(page).toMatch(/<noscript><p class="notice notice-error"><strong>This page needs JavaScript\.<\/strong>/);
});
