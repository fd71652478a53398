// How the page arrives: from nowhere else, under its policy, without a network, from a folder.
import { expect, test, type Page } from "@playwright/test";
import { forms } from "./pages";

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
