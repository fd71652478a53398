/* What the figures rest on, where it is not as usual: a period, a purity, a lethal dose, what tablets hold. */

import type { App } from "../app";
import type { Arrival } from "../arrival";
import * as core from "../core";
import { byId, h, keepFocus, replace } from "../dom";
import { hasMore } from "../more-part";
import type { Problem } from "../pkg-shape";
import type { Given } from "../state";
import { labelled, select } from "./fields";
import { capital, problemText } from "./problem";
import { joinShaped, shapeOf, SHAPES, split, type Shape, type Three } from "./range";
import { settleSoon, typing } from "./text";

type Ranged = "purity" | "lethal_dose" | "tablet_share" | "tablet_content";
const UNITS: Record<Ranged, string> = { purity: "%", lethal_dose: "mg", tablet_share: "%", tablet_content: "mg" };

export interface Assumptions {
  /** Puts what the state has into the fields. */
  fill(): void;
  /** Shows an error at the field that it is about. */
  mark(field: keyof Given | null, problem: Problem | null): void;
}

/** The panel of assumptions in the page's place for it. */
export function assumptions(app: App, coming: Arrival): Assumptions {
  const place = byId("assumptions");
  // The summary stays the same element, which may have the focus.
  const title = h("summary", { class: "panel-title" });
  const body = h("div", { class: "panel-body" });
  const panel = h("details", { class: "panel" }, title, body);
  place.append(panel);
  const fill = (): void => {
    const { t } = app.page;
    title.textContent = t("assumptions");
    // What the menus offer comes with the whole module: when somebody looks, or with what else needs it.
    if (core.isWhole()) keepFocus(() => replace(body, h("p", { class: "hint" }, t("assumptions_hint")), period(app), tablets(app), powder(app), methods(app), reset(app, fill)));
    else replace(body, h("p", { class: "hint coming" }, t("loading")));
  };
  const catchUp = (): void => {
    if (core.isWhole() && body.querySelector(".coming")) fill();
  };
  core.whenWhole(() => panel.open && catchUp());
  panel.addEventListener("toggle", () => {
    if (!panel.open) return;
    coming.hurry();
    catchUp();
  });
  panel.addEventListener("focusout", () => settleSoon(app));
  return {
    fill,
    mark(field, problem) {
      for (const old of panel.querySelectorAll(".field-error")) old.replaceChildren();
      for (const old of panel.querySelectorAll("[aria-invalid]")) old.removeAttribute("aria-invalid");
      if (!field || !problem) return;
      catchUp();
      panel.open = true;
      panel.querySelector(`#${field}-error`)?.append(problemText(app.page, problem));
      for (const input of panel.querySelectorAll(`[data-given="${field}"]`)) input.setAttribute("aria-invalid", "true");
    },
  };
}

/** Changes one assumption; an empty one is as usual again. */
function give(app: App, change: Partial<Record<keyof Given, string | string[] | undefined>>): void {
  const given: Record<string, unknown> = { ...app.store.get().given, ...change };
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || value === "" || (Array.isArray(value) && value.length === 0)) delete given[name];
  }
  app.store.set({ given: given as Given });
}

function period(app: App): HTMLElement {
  const { t } = app.page;
  const { given } = app.store.get();
  const presets = app.page.catalogue().presets.map((one) => ({ id: one.id, name: [one.title, ...one.values.map((held) => held.value)].join(" · ") }));
  const choices = [{ id: "", name: t("preset_usual") }, ...presets];
  const month = h("input", { class: "input", id: "as_of", "data-given": "as_of", type: "text", inputmode: "numeric", value: given.as_of ?? "", "aria-describedby": "as_of-hint as_of-error" });
  const menu = select("preset", choices, given.preset ?? "", (preset) => {
    month.value = "";
    give(app, { preset, as_of: "" });
  });
  menu.dataset.given = "preset";
  month.addEventListener("input", () => {
    menu.value = "";
    typing(app);
    give(app, { as_of: month.value.trim(), preset: "" });
  });
  return h(
    "fieldset",
    { class: "set" },
    h("legend", { class: "set-title" }, t("period")),
    labelled(t("preset"), "preset", menu),
    wrong("preset"),
    labelled(t("as_of"), "as_of", month),
    h("p", { class: "hint", id: "as_of-hint" }, t("as_of_hint")),
    wrong("as_of"),
  );
}

function powder(app: App): HTMLElement {
  const { t } = app.page;
  const { given } = app.store.get();
  const salts = [{ id: "", name: t("salt_none") }, ...allSalts(app)];
  const forms = [{ id: "", name: t("form_none") }, { id: "powder", name: t("form_powder") }, { id: "tablet", name: t("form_tablet") }];
  return h(
    "fieldset",
    { class: "set" },
    h("legend", { class: "set-title" }, t("more_set")),
    labelled(t("form_where_none"), "form", select("form", forms, given.form ?? "", (form) => give(app, { form }))),
    wrong("form"),
    labelled(t("salt"), "salt", select("salt", salts, given.salt ?? "", (salt) => give(app, { salt }))),
    wrong("salt"),
  );
}

/** The salts of all substances, each once; the core says where one does not fit. */
function allSalts(app: App): { id: string; name: string }[] {
  const all = app.page.catalogue().substances.flatMap((substance) => substance.salts);
  return [...new Map(all.map((salt) => [salt.id, { id: salt.id, name: salt.name }])).values()];
}

function tablets(app: App): HTMLElement {
  const { t } = app.page;
  return h(
    "div",
    {},
    range(app, "purity", t("purity")),
    range(app, "lethal_dose", t("lethal_dose")),
    range(app, "tablet_share", t("tablet_share")),
    range(app, "tablet_content", t("tablet_content")),
  );
}

/** Three fields side by side: the lowest, the central and the highest value. */
function range(app: App, field: Ranged, name: string): HTMLElement {
  const { t } = app.page;
  const unit = UNITS[field];
  const text = app.store.get().given[field] ?? "";
  const three = split(text, unit);
  let shape = shapeOf(text);
  const change = (): void => give(app, { [field]: joinShaped(shape, three, unit) });
  const one = (which: keyof Three): HTMLElement => {
    const input = h("input", { class: "input", id: `${field}-${which}`, "data-given": field, type: "text", inputmode: "decimal", value: three[which], "aria-describedby": `${field}-error` });
    input.addEventListener("input", () => {
      three[which] = input.value;
      typing(app);
      change();
    });
    return h("div", { class: "field" }, h("label", { class: "label label-small", for: `${field}-${which}` }, t(which)), h("span", { class: "with-unit" }, input, h("span", { class: "unit", "aria-hidden": "true" }, unit)));
  };
  return h("fieldset", { class: "set" }, h("legend", { class: "set-title" }, name), h("div", { class: "three" }, one("low"), one("central"), one("high")), hasMore && shapeMenu(app, field, shape, (chosen) => {
    shape = chosen;
    change();
  }), wrong(field));
}

/** By what shape the range is spread: it asks for quantiles, which the single file does not have. */
function shapeMenu(app: App, field: Ranged, shape: Shape, chosen: (shape: Shape) => void): HTMLElement {
  const { t } = app.page;
  const choices = SHAPES.map((id) => ({ id, name: id ? t(`shape_${id}`) : t("shape_usual") }));
  const menu = select(`${field}-shape`, choices, shape, (name) => chosen(name as Shape));
  menu.dataset.given = field;
  return h("div", { class: "shape" }, h("label", { class: "label label-small", for: menu.id }, t("shape")), menu);
}

function methods(app: App): HTMLElement {
  const { t } = app.page;
  const chosen = new Set(app.store.get().given.methods ?? []);
  const boxes = app.page.catalogue().methods.map((method) => {
    const box = h("input", { type: "checkbox", class: "box", id: `method-${method.id}`, checked: chosen.has(method.id), "data-given": "methods" });
    box.addEventListener("change", () => {
      if (box.checked) chosen.add(method.id);
      else chosen.delete(method.id);
      give(app, { methods: [...chosen] });
    });
    return h("div", { class: "check" }, box, h("label", { for: box.id }, capital(method.label), h("span", { class: "soft" }, ` ${method.formula}`)));
  });
  return h("fieldset", { class: "set" }, h("legend", { class: "set-title" }, t("methods")), h("p", { class: "hint" }, t("methods_hint")), boxes, wrong("methods"));
}

function reset(app: App, fill: () => void): HTMLElement {
  const back = (): void => {
    usual(app);
    fill();
    byId("preset").focus();
  };
  return h("button", { type: "button", class: "button button-quiet", click: back }, app.page.t("usual"));
}

/** All assumptions as usual again. */
export function usual(app: App): void {
  app.typing = false;
  app.store.set({ given: {} });
  app.page.announce(app.page.t("usual_again"));
}

function wrong(field: keyof Given): HTMLElement {
  return h("div", { class: "field-error", id: `${field}-error` });
}
