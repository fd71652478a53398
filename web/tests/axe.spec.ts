// Nothing that a machine can find wrong for people who listen, press keys or need contrast; in every state of the page.
import { test } from "@playwright/test";
import { accessible, open } from "./pages";

const states = {
  start: "",
  answer: "#q=152+lb+fentanyl&lang=en&purity=5%25..8%25..12%25&v=2020-01-01-00000000",
  several: "#q=4.7+million+fentanyl+pills+and+2396+lb+of+fentanyl+powder&lang=en&fields=1",
  error: "#q=152+lbf+fentanyl&lang=en",
  mendable: "#q=2+tons+of+fentanyl&lang=en",
  small: "#q=0.05+g+fentanyl&lang=en",
  damaged: "#x=1",
  beside: "#q=152+lb+fentanyl&lang=en&beside=1&sure=1&exceeds=5+million&likely=1",
  tablets: "#part=tablets&t=50000+fentanyl+tablets&sample=20&lang=en",
  Spanish: "#q=152+lb+fentanyl&lang=es",
};

const looks = {
  light: { colorScheme: "light", forcedColors: "none" },
  dark: { colorScheme: "dark", forcedColors: "none" },
  forced: { colorScheme: "light", forcedColors: "active" },
} as const;

for (const [look, media] of Object.entries(looks)) {
  for (const [state, hash] of Object.entries(states)) {
    test(`axe, ${look}: ${state}`, async ({ page }) => {
      await page.emulateMedia(media);
      await open(page, `./${hash}`);
      for (const panel of await page.locator("details").all()) await panel.evaluate((one) => one.setAttribute("open", ""));
      await accessible(page);
    });
  }
}
