/* Panels below the question for what only some ask for. What they hold comes with the whole module. */

import type { App } from "../app";
import type { Arrival } from "../arrival";
import * as core from "../core";
import { h, keepFocus, replace } from "../dom";
import { more } from "../more-part";

const NAMES = ["sure", "beside"] as const;

export interface Panels {
  /** Puts what the state has into them. */
  fill(): void;
}

/** The panels in the page's place for them, which the single file does not have. */
export function panels(app: App, coming: Arrival): Panels {
  const place = document.getElementById("more");
  const all = place ? NAMES.map((name) => panel(app, coming, name)) : [];
  place?.append(...all.map(({ root }) => root));
  return { fill: () => all.forEach((one) => one.fill()) };
}

function panel(app: App, coming: Arrival, name: (typeof NAMES)[number]): { root: HTMLElement; fill(): void } {
  const title = h("summary", { class: "panel-title" });
  const body = h("div", { class: "panel-body" });
  const root = h("details", { class: "panel", id: `${name}-panel` }, title, body);
  const fill = (): void => {
    title.textContent = app.page.t(`${name}_panel`);
    const part = core.isWhole() ? more() : null;
    if (part) keepFocus(() => part.panel(name, app, body));
    else replace(body, h("p", { class: "hint coming" }, app.page.t("loading")));
  };
  const catchUp = (): void => {
    if (core.isWhole() && body.querySelector(".coming")) fill();
  };
  // A link may ask for it before anybody opens it: what is wrong with that is shown in it.
  core.whenWhole(catchUp);
  root.addEventListener("toggle", () => {
    if (!root.open) return;
    coming.hurry();
    catchUp();
  });
  return { root, fill };
}
