// How the page arrives: from nowhere else, under its policy, without a network, from a folder.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { expect, test, type Page } from "@playwright/test";
import { parts } from "./carried.mjs";
import { accessible, forms, open } from "./pages";

/** Everything that the browser complains about, and every address that it asks for. */
function watch(page: Page) {
  const seen = { errors: [] as string[], asked: [] as string[] };
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") seen.errors.push(message.text());
  });
  page.on("pageerror", (error) => seen.errors.push(error.message));
  page.on("request", (request) => seen.asked.push(request.url()));
  return seen;
}

for (const { form, address } of forms) {
  test(`${form}: starts without a complaint and asks no other host`, async ({ page, baseURL }) => {
    const seen = watch(page);
    await page.goto(address);
    await expect(page.locator("#q")).toBeVisible();
    await page.waitForTimeout(1000);
    expect(seen.errors).toEqual([]);
    const own = form === "site" ? (baseURL ?? "") : "file:";
    const elsewhere = seen.asked.filter((url) => !url.startsWith(own) && !/^(blob|data):/.test(url));
    expect(elsewhere).toEqual([]);
  });

  test(`${form}: the policy stops a script that is not the page's`, async ({ page }) => {
    await page.goto(address);
    await page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "window.intruder = true";
      document.head.append(script);
      const button = document.createElement("button");
      button.setAttribute("onclick", "window.intruder = true");
      document.body.append(button);
      button.click();
    });
    expect(await page.evaluate(() => "intruder" in window)).toBe(false);
  });

  test(`${form}: the policy stops a request to another host`, async ({ page }) => {
    await page.goto(address);
    const outcome = await page.evaluate(() =>
      fetch("http://127.0.0.1:9/").then(
        () => "sent",
        () => "stopped",
      ),
    );
    expect(outcome).toBe("stopped");
    const blocked = await page.evaluate(
      () =>
        new Promise<string>((done) => {
          addEventListener("securitypolicyviolation", (event) => done(event.effectiveDirective), { once: true });
          void fetch("http://127.0.0.1:9/").catch(() => undefined);
        }),
    );
    expect(blocked).toBe("connect-src");
  });
}

test("site: works offline after the first visit", async ({ page, context }) => {
  await page.goto("./");
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await context.setOffline(true);
  const seen = watch(page);
  await page.goto("./#q=10%20kg%20fentanyl");
  await page.reload();
  await expect(page.locator("#q")).toBeVisible();
  await expect(page.locator("h1")).toBeVisible();
  expect(seen.errors).toEqual([]);
});

test("site: Spanish and tables work offline too, before anybody opened them", async ({ page, context }) => {
  await page.goto("./");
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  // What nobody needs at once is fetched behind the visit.
  const kept = () => page.evaluate(async () => {
    const names = (await caches.keys()).map((name) => caches.open(name).then((cache) => cache.keys()));
    return (await Promise.all(names)).flat().map(({ url }) => url).join(" ");
  });
  await expect.poll(kept).toMatch(/\/sheet-[0-9a-f]+\.wasm/);
  await context.setOffline(true);
  await page.goto("./#q=152+pounds+of+fentanyl&lang=es");
  await page.reload();
  await expect(page.locator("h1")).toHaveText("¿Qué se incautó?");
  await expect(page.locator(".statement-text:visible")).toContainText("fentanilo");
  await page.getByRole("button", { name: "Una tabla" }).click();
  await expect(page.locator("#table-title")).toBeVisible();
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("site: works from a folder below the root, with relative addresses only", async ({ request }) => {
  const page = await (await request.get("./")).text();
  const addresses = [...page.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address ?? "");
  expect(addresses.length).toBeGreaterThan(3);
  expect(addresses.filter((address) => /^(\/|[a-z]+:)/.test(address) && !/^(https?|tel):/.test(address))).toEqual([]);
});

test("site: files come compressed, typed, and with the policy as a header", async ({ request }) => {
  const page = await request.get("./");
  expect(page.headers()["content-security-policy"]).toContain("frame-ancestors 'none'");
  const wasm = /href="(assets\/answer-[0-9a-f]+\.wasm)"/.exec(await page.text())?.[1] ?? "";
  const module = await request.get(wasm, { headers: { "accept-encoding": "br" } });
  expect(module.headers()["content-type"]).toBe("application/wasm");
  expect(module.headers()["content-encoding"]).toBe("br");
  expect(module.headers()["cache-control"]).toContain("immutable");
});

/** The single file from a server, with a type of our choice for it and with the file changed on its way. */
async function served(type: string, change: (page: Buffer) => Buffer = (page) => page) {
  const page = change(readFileSync(fileURLToPath(forms[1]!.address)));
  const asked: string[] = [];
  const server = createServer((request, answer) => {
    asked.push(request.url ?? "");
    answer.writeHead(200, { "content-type": type, "cache-control": "max-age=60" }).end(page);
  });
  await new Promise<void>((done) => server.listen(0, "localhost", done));
  return { asked, address: `http://localhost:${(server.address() as AddressInfo).port}/`, stop: () => server.close() };
}

for (const type of ["text/html", "text/html; charset=windows-1252", "text/html; charset=utf-8", "text/html; charset=gbk"]) {
  test(`single file: answers from a server that calls it ${type}`, async ({ page }) => {
    const server = await served(type);
    const seen = watch(page);
    await open(page, `${server.address}#q=152%20pounds%20of%20fentanyl`);
    await expect(page.locator("#answer")).toContainText("about 3.6 million");
    expect(seen.errors).toEqual([]);
    // What it has been allowed for its own bytes is taken back.
    const outcome = await page.evaluate(() => fetch(location.href).then(() => "sent", () => "stopped"));
    expect(outcome).toBe("stopped");
    expect(server.asked.length).toBeLessThanOrEqual(2);
    server.stop();
  });
}

const CHANGES: Record<string, (page: Buffer) => Buffer> = {
  "a byte is another": (page) => Buffer.from(page.map((byte, at) => (at === page.length >> 1 ? byte ^ 1 : byte))),
  "a piece is missing": (page) => Buffer.concat([page.subarray(0, page.length >> 1), page.subarray((page.length >> 1) + 1000)]),
  "it was saved as UTF-8": (page) => Buffer.from(page.toString("utf8"), "utf8"),
};

for (const [what, change] of Object.entries(CHANGES)) {
  test(`single file: says so where ${what}`, async ({ page }) => {
    const server = await served("text/html", change);
    const seen = watch(page);
    await page.goto(server.address);
    await expect(page.getByRole("alert")).toContainText("Download it again");
    await expect(page.getByRole("alert").locator("[lang=es]")).toContainText("Descárguela de nuevo");
    await expect(page.locator("#q")).toHaveCount(0);
    expect(seen.errors).toEqual([]);
    await accessible(page);
    server.stop();
  });
}

test("single file: paints before it unpacks, and nothing moves when all styles come", async ({ page }) => {
  // Without its last script the page stays as it is painted first.
  const server = await served("text/html", (file) => {
    const boot = file.lastIndexOf("<script>");
    return Buffer.concat([file.subarray(0, boot), file.subarray(file.indexOf("</script>", boot))]);
  });
  const looks = () =>
    page.evaluate(() => {
      const shown = [...document.querySelectorAll<HTMLElement>("body *")].filter((one) => one.checkVisibility());
      return shown.map((one) => {
        const { x, y, width, height } = one.getBoundingClientRect();
        const { color, backgroundColor, font } = getComputedStyle(one);
        return [one.tagName, one.id, one.className, x, y, width, height, color, backgroundColor, font].join(" ");
      });
    });
  await page.goto(server.address);
  await expect(page.locator("#q")).toBeVisible();
  const first = await looks();
  const content = new TextDecoder().decode((await parts())["style"]);
  await page.addStyleTag({ content });
  expect(await looks()).toEqual(first);
  expect(first.length).toBeGreaterThan(15);
  server.stop();
});
