/* The tools above the page: its language, its theme, and what to convert. */

import type { App } from "./app";
import { LANGUAGES } from "./answer/statement";
import { byId, h, replace, s } from "./dom";
import { hasMore } from "./more-part";
import type { Lang } from "./pkg-shape";
import { select } from "./question/fields";
import type { Part } from "./state";
import { nextTheme, theme, type Theme } from "./theme";

/** Draws the tools; `speak` changes the language, `open` the part. */
export function header(app: App, speak: (lang: Lang) => void, open: (part: Part) => void): void {
  const { t } = app.page;
  const state = app.store.get();
  const language = select("lang", LANGUAGES, state.lang, (lang) => speak(lang as Lang));
  language.classList.add("top-select");
  replace(byId("tools"), h("label", { class: "unseen", for: "lang" }, t("language")), language, themeButton(app));
  const part = (name: Part): HTMLElement =>
    h("button", { type: "button", id: `part-${name}`, class: "part", "aria-pressed": String(state.part === name), click: () => open(name) }, t(`part_${name}`));
  replace(byId("parts"), part("one"), part("table"), hasMore && part("tablets"));
}

function themeButton(app: App): HTMLElement {
  const button = h("button", { type: "button", class: "icon-button" });
  const draw = (now: Theme): void => {
    const name = app.page.t(`theme_${now}`);
    button.setAttribute("aria-label", name);
    button.title = name;
    replace(button, icon(now));
  };
  button.addEventListener("click", () => {
    const now = nextTheme();
    draw(now);
    app.page.announce(app.page.t(`theme_${now}`));
  });
  draw(theme());
  return button;
}

function icon(now: Theme): SVGSVGElement {
  const shapes: Record<Theme, SVGElement[]> = {
    system: [s("circle", { cx: 12, cy: 12, r: 8 }), s("path", { d: "M12 4a8 8 0 0 1 0 16z", fill: "currentColor", stroke: "none" })],
    light: [s("circle", { cx: 12, cy: 12, r: 4.2 }), s("path", { d: "M12 2.5v2.6M12 18.9v2.6M2.5 12h2.6M18.9 12h2.6M5.3 5.3l1.8 1.8M16.9 16.9l1.8 1.8M5.3 18.7l1.8-1.8M16.9 7.1l1.8-1.8" })],
    dark: [s("path", { d: "M20 14.2A8.2 8.2 0 0 1 9.8 4a8.2 8.2 0 1 0 10.2 10.2z" })],
  };
  return s("svg", { viewBox: "0 0 24 24", width: 22, height: 22, fill: "none", stroke: "currentColor", "stroke-width": 1.8, "stroke-linecap": "round", "stroke-linejoin": "round", "aria-hidden": "true", focusable: "false" }, shapes[now]);
}
