/* What stands above the page until it is put away: a link that is broken or old, a part that does not load. */

import { byId, h } from "./dom";

/** Something to say above the page. */
export interface Notice {
  /** What it is about: a second one of the same takes the place of the first. */
  key: string;
  text: string;
  kind: "info" | "error";
  /** The name of the button that puts it away; without it, it stays. */
  close: string | null;
  /** What can be tried again, and the name of its button. */
  again?: { name: string; run: () => void };
}

const tries = new WeakMap<Element, () => void>();
// A network that is back may bring what failed.
addEventListener("online", () => {
  for (const line of [...byId("notices").children]) tries.get(line)?.();
});

/** Says something above the page. What stands there already is not said anew. */
export function notice({ key, text, kind, close, again }: Notice): void {
  const old = standing(key);
  if (old?.querySelector("p")?.textContent === text) return;
  const button = (name: string, click: () => void): HTMLElement => h("button", { type: "button", class: "link", click }, name);
  const line = h(
    "div",
    { class: `notice notice-${kind}`, role: kind === "error" ? "alert" : "status", "data-key": key },
    h("p", {}, text),
    h("div", { class: "notice-acts" }, again && button(again.name, again.run), close !== null && button(close, () => line.remove())),
  );
  if (again) tries.set(line, again.run);
  if (old) old.replaceWith(line);
  else byId("notices").append(line);
}

/** Puts one away, because what it said is over. Who was at its button goes on with the page. */
export function clearNotice(key: string): void {
  const line = standing(key);
  if (!line) return;
  const wasThere = line.contains(document.activeElement);
  line.remove();
  if (wasThere) byId(byId("one").hidden ? "table" : "answer").focus({ preventScroll: true });
}

function standing(key: string): HTMLElement | null {
  return byId("notices").querySelector<HTMLElement>(`[data-key="${key}"]`);
}
