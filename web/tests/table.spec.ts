// Tables in a real browser: chosen, pasted and dropped, as people have them and as somebody hostile makes them.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { expect, test, type Page } from "@playwright/test";
import { accessible, forms, open, saved } from "./pages";

/** The table of the README. Its figures are worked out there by other arithmetic. */
const rows = [
  "date,state,drug,weight,unit,purity",
  "2025-01-14,TX,Fentanyl,152,lb,",
  "2025-02-03,AZ,fentanyl,2.5,kg,8.1%",
  "2025-02-03,AZ,Heroin,12,kg,",
  '2025-02-19,CA,fentanyl,"1,525",g,0.142',
  "2025-03-02,CA,fentanyl,3,litres,",
  "2025-03-02,CA,fentanyl,6,tons,",
  "2025-03-05,TX,carfentanil,0.75,oz,",
  "2025-03-09,TX,fentanil,40,g,",
  "2025-03-11,CA,fentanyl,NULL,g,",
  ",,TOTAL,180,,",
];
const table = `${rows.join("\n")}\n`;
const counted = "10 rows read = 5 with figures + 4 passed through + 1 rejected";
const converted = [
  "date,state,drug,weight,unit,purity,doses_if_pure,doses_low,doses_central,doses_high,purity_used,method,status",
  "2025-01-14,TX,Fentanyl,152,lb,,34473020.12,1827070.07,3550721.07,6722238.92,0.103,purity-adjusted,ok",
  "2025-02-03,AZ,fentanyl,2.5,kg,8.1%,1250000.00,101250.00,101250.00,101250.00,0.081,purity-adjusted,ok",
  "2025-02-03,AZ,Heroin,12,kg,,,,,,,,no-reference-dose",
  '2025-02-19,CA,fentanyl,"1,525",g,0.142,762500.00,108275.00,108275.00,108275.00,0.142,purity-adjusted,ok',
  "2025-03-02,CA,fentanyl,3,litres,,,,,,,,not-a-mass",
  "2025-03-05,TX,carfentanil,0.75,oz,,1063107.12,,,,,gross,ok",
  "2025-03-09,TX,fentanil,40,g,,20000.00,1060.00,2060.00,3900.00,0.103,purity-adjusted,ok",
  "2025-03-11,CA,fentanyl,NULL,g,,,,,,,,not-reported",
  ",,TOTAL,180,,,,,,,,,total-row",
  "",
].join("\n");

async function openTables(page: Page, address: string) {
  await open(page, address);
  await page.getByRole("button", { name: "A table of seizures" }).click();
  await expect(page.locator("#table-file")).toBeAttached();
}

const choose = (page: Page, name: string, content: string | Buffer) =>
  page.setInputFiles("#table-file", { name, mimeType: "", buffer: Buffer.from(content) });

const widest = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

for (const { form, address } of forms) {
  test.describe(form, () => {
    test("a chosen table is converted, and everything can be saved", async ({ page }) => {
      await openTables(page, address);
      await choose(page, "seizures.csv", table);
      const result = page.getByRole("region", { name: "Result" });
      await expect(result).toContainText(counted);
      await expect(page.locator("#live")).toContainText(counted);
      await expect(result.getByRole("region", { name: "Rejected rows" })).toContainText("short ton");
      expect(await saved(page, "Converted table")).toEqual({ name: "seizures.doses.csv", text: converted });
      const rejects = await saved(page, "Rejected rows");
      expect(rejects.name).toBe("seizures.rejects.csv");
      expect(rejects.text).toMatch(/^file,line,byte_offset,column,code,reason,raw\nseizures\.csv,7,\d+,unit,ambiguous-unit,/);
      const summary = await saved(page, "Summary");
      expect(JSON.parse(summary.text).inputs[0]).toMatchObject({ name: "seizures.csv", bytes: table.length, rows: 10 });
      expect(await widest(page)).toBeLessThanOrEqual(0);
    });

    test("what can be chosen is what the page reads, and profiles are the core's", async ({ page }) => {
      await openTables(page, address);
      const isSite = form === "site";
      const intro = page.locator(".table-intake .hint").first();
      await expect(intro).toContainText(isSite ? "JSON Lines or Excel" : "CSV, TSV or JSON Lines,");
      const types = await page.locator("#table-file").getAttribute("accept");
      expect(types?.includes(".xlsx")).toBe(isSite);
      await choose(page, "seizures.csv", table);
      await expect(page.getByRole("region", { name: "Result" })).toContainText(/in (less than )?(0\.[1-9]|[1-9]\d*\.\d) s/);
      await expect(page.locator("#table-profile option")).toHaveText(["Anybody", /^U\.S\. Customs and Border Protection: /, /^FBI: /]);
    });

    test("totals go by the columns that are ticked", async ({ page }) => {
      await openTables(page, address);
      await choose(page, "seizures.csv", table);
      await page.getByRole("checkbox", { name: "Substance" }).uncheck();
      await page.getByRole("checkbox", { name: "state" }).check();
      const totals = page.getByRole("region", { name: "Totals" });
      await expect(totals.getByRole("rowheader", { name: "TX" })).toBeVisible();
      await page.getByRole("checkbox", { name: "Show exact figures" }).check();
      // 152 lb and 40 g at 2 mg: 34,473,020.12 + 20,000; carfentanil 0.75 oz at 0.02 mg: 1,063,107.121875.
      await expect(totals.getByRole("row", { name: /^TX/ })).toContainText("35,556,127.24");
      const { text } = await saved(page, "Totals");
      expect(text.split("\n")[0]).toMatch(/^state,/);
      await expect(page.getByRole("checkbox", { name: "state" })).toBeChecked();
    });

    test("a pasted table waits for the choice of a column, and says so at the choice", async ({ page }) => {
      await openTables(page, address);
      await page.getByText("Paste a table instead").click();
      await page.getByRole("button", { name: "Convert the pasted table" }).click();
      await expect(page.getByRole("alert")).toContainText("Paste the table first");
      await page.getByLabel("Table, with its header line").fill("drug\tgross weight\tnet weight\tunit\nfentanyl\t3\t2\tkg\n");
      await page.getByRole("button", { name: "Convert the pasted table" }).click();
      const quantity = page.getByLabel("Quantity", { exact: true });
      await expect(quantity).toHaveAttribute("aria-invalid", "true");
      await expect(quantity).toBeFocused();
      await expect(page.locator("#table-quantity-error")).toContainText("could both hold");
      await accessible(page);
      await quantity.selectOption({ label: "3. net weight" });
      await expect(page.getByRole("region", { name: "Result" })).toContainText("1 row read = 1 with figures");
      await expect(quantity).toBeFocused();
    });

    test("what is no table is named, and the earlier result stays", async ({ page }) => {
      await openTables(page, address);
      await choose(page, "seizures.csv", table);
      await expect(page.getByRole("region", { name: "Result" })).toContainText(counted);
      const png = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
      const cases: [string, string | Buffer, string][] = [
        ["photo.csv", png, "photo.csv is a picture, not a table."],
        ["report.csv", "%PDF-1.7\n", "report.csv is a PDF document"],
        ["files.zip", Buffer.from("504b03040a0000000000", "hex"), "files.zip is an archive of files"],
        ["nothing.csv", "", "nothing.csv is empty."],
        ["cut.csv.gz", gzipSync(table).subarray(0, 60), "the .gz file is damaged or cut off"],
        ["open.csv", 'drug,weight,unit\nfentanyl,3,kg\n"fentanyl,3,kg\n', "is never closed"],
        ["other.csv", "a,b\n1,2\n", "no column"],
      ];
      for (const [name, content, message] of cases) {
        await choose(page, name, content);
        await expect(page.getByText(message).first()).toBeVisible();
        await expect(page.getByRole("region", { name: "Result" })).toContainText(counted);
      }
    });

    test("every encoding and packing gives the same figures", async ({ page }) => {
      await openTables(page, address);
      const spanish = table.replace("TX", "México");
      const wide = Buffer.from(`\ufeff${spanish}`, "utf16le");
      for (const [name, content] of [
        ["a.csv", `\ufeff${spanish}`],
        ["b.csv", wide],
        ["c.csv.gz", gzipSync(spanish)],
        ["d.csv", Buffer.from(spanish, "latin1")],
        ["e.tsv", spanish.replace('"1,525"', "1525").replaceAll(",", "\t")],
      ] as const) {
        await choose(page, name, content);
        await expect(page.getByRole("region", { name: "Result" })).toContainText(name);
        await expect(page.getByRole("region", { name: "Result" })).toContainText(counted);
        await expect(page.getByRole("cell", { name: "México" }).first()).toBeVisible();
      }
      await choose(page, "d.csv", Buffer.from(spanish, "latin1"));
      await expect(page.getByText("are not UTF-8. They are read as Windows-1252")).toBeVisible();
    });

    test("scripts in names, headers and cells are text", async ({ page }) => {
      page.on("dialog", () => expect("a dialog").toBe("never"));
      await openTables(page, address);
      const script = "<img src=x onerror=window.intruder=1>";
      const hostile = `drug,weight,unit,${script}\nfentanyl,3,kg,${script}\nfentanyl,1,tons,${script}\nfentanyl,1,kg,=1+1\n`;
      await choose(page, `${script.replaceAll("/", "")}\u202e.csv`, hostile);
      await expect(page.getByRole("region", { name: "Result" })).toContainText("3 rows read");
      await page.getByRole("checkbox", { name: script }).check();
      await expect(page.getByRole("rowheader", { name: "=1+1" })).toBeVisible();
      const { name, text } = await saved(page, "Converted table");
      expect(name).not.toMatch(/[<>:"|?*\u202e]/);
      expect(text).toContain("'=1+1");
      expect(await page.evaluate(() => "intruder" in window)).toBe(false);
      expect(await page.locator("#table img, #table script").count()).toBe(0);
    });

    test("a dropped file is read, wherever it is let go", async ({ page }) => {
      await openTables(page, address);
      await page.evaluate((text) => {
        const data = new DataTransfer();
        data.items.add(new File([text], "dropped.csv"));
        for (const type of ["dragover", "drop"]) {
          document.body.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
        }
      }, table);
      await expect(page.getByRole("region", { name: "Result" })).toContainText("dropped.csv");
    });

    test("the part speaks Spanish, and converts again in it", async ({ page }) => {
      await openTables(page, address);
      await choose(page, "seizures.csv", table);
      await expect(page.getByRole("region", { name: "Result" })).toContainText(counted);
      await page.getByRole("combobox", { name: "Language" }).selectOption("es");
      await expect(page.getByRole("heading", { name: "Una tabla de incautaciones" })).toBeVisible();
      const result = page.getByRole("region", { name: "Resultado" });
      await expect(result).toContainText("millones");
      await expect(result).not.toContainText("rows read");
      await accessible(page);
      expect(await widest(page)).toBeLessThanOrEqual(0);
    });

    test("a conversion can be broken off, and a second file asks first", async ({ page, isMobile }) => {
      test.skip(isMobile, "once is enough for a file of this size");
      await openTables(page, address);
      await choose(page, "seizures.csv", table);
      await expect(page.getByRole("region", { name: "Result" })).toContainText(counted);
      const line = "2025-01-14,TX,Fentanyl,152,lb,\n";
      await page.evaluate(([header, line]) => {
        const part = new Blob([line!.repeat(100_000)]);
        const data = new DataTransfer();
        data.items.add(new File([header!, ...new Array(65).fill(part)], "large.csv"));
        document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
      }, [`${rows[0]}\n`, line]);
      await expect(page.getByRole("progressbar")).toBeVisible();
      await choose(page, "second.csv", table);
      await expect(page.getByText("large.csv is still being converted.")).toBeVisible();
      await page.getByRole("button", { name: "Keep going" }).click();
      await page.getByRole("button", { name: "Cancel" }).click();
      await expect(page.getByRole("progressbar")).toBeHidden();
      await expect(page.getByRole("region", { name: "Result" })).toContainText("seizures.csv");
      await choose(page, "second.csv", table);
      await expect(page.getByRole("region", { name: "Result" })).toContainText("second.csv");
    });
  });
}

test("the single file says what to do with a workbook", async ({ page }) => {
  await openTables(page, forms[1]!.address);
  await choose(page, "book.xlsx", Buffer.from(`PK\x03\x04${"\0".repeat(26)}[Content_Types].xml`));
  await expect(page.locator("#table").getByText("This single-file page does not read workbooks.")).toBeVisible();
});

test("site: a workbook with a password is told from a damaged one", async ({ page }) => {
  await openTables(page, "./");
  const container = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
  await choose(page, "locked.xlsx", Buffer.concat([Buffer.from(container), Buffer.alloc(504), Buffer.from("EncryptedPackage", "utf16le")]));
  await expect(page.locator("#table-error")).toHaveText("Error: locked.xlsx has a password.Take the password away in Excel, or save the sheet as CSV.");
});

test("site: a workbook is read by its own module, and another sheet on request", async ({ page }) => {
  const modules: string[] = [];
  page.on("request", (request) => void modules.push(request.url()));
  await openTables(page, "./");
  expect(modules.filter((url) => url.includes("/sheet-"))).toEqual([]);
  await choose(page, "book.xlsx", readFileSync(new URL("../../tests/cases/batch/workbook.xlsx", import.meta.url)));
  const result = page.getByRole("region", { name: "Result" });
  await expect(result).toContainText("1 row read = 1 with figures + 0 passed through + 0 rejected");
  expect(modules.filter((url) => url.includes("/sheet-"))).toHaveLength(1);
  // 1.5 kg / 2 mg, and the same at 5.3%, 10.3% and 19.5%.
  const { text } = await saved(page, "Converted table");
  expect(text).toContain("fentanyl,1.5,750000.00,39750.00,77250.00,146250.00,");
  await page.getByText("Change how it is read").click();
  await page.getByRole("combobox", { name: "Sheet", exact: true }).selectOption("Año 2024");
  await expect(page.locator("#live")).toContainText("is converted");
  await expect(result).toContainText("3 rows read = 2 with figures + 0 passed through + 1 rejected");
});

for (const media of [{ colorScheme: "light" }, { colorScheme: "dark" }, { forcedColors: "active" }] as const) {
  test(`a result is accessible: ${Object.values(media).join()}`, async ({ page }) => {
    await page.emulateMedia(media);
    await openTables(page, "./");
    await accessible(page);
    await choose(page, "seizures.csv", table);
    await expect(page.getByRole("region", { name: "Result" })).toContainText(counted);
    await page.evaluate(() => document.querySelectorAll("#table details").forEach((part) => part.setAttribute("open", "")));
    await accessible(page);
  });
}
