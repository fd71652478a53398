/* Light, dark, or as the system has it. The one thing but the language that a browser keeps. */

export type Theme = "system" | "light" | "dark";
const THEMES: readonly Theme[] = ["system", "light", "dark"];

/** The theme that the page has now. */
export function theme(): Theme {
  return THEMES.find((one) => one === document.documentElement.dataset.theme) ?? "system";
}

/** Takes the next theme, and keeps it where the browser lets it. */
export function nextTheme(): Theme {
  const next = THEMES[(THEMES.indexOf(theme()) + 1) % THEMES.length] ?? "system";
  if (next === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = next;
  keep("theme", next === "system" ? null : next);
  return next;
}

/** Keeps a setting of the page, never anything typed. A browser may refuse; the page works without. */
export function keep(name: "theme" | "lang", value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    // Storage is off: the setting lasts as long as the page.
  }
}

/** A setting that was kept. */
export function kept(name: "theme" | "lang"): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}
