/* What stands above the page until it is put away: a link that is broken or old, a module that does not load. */

import { byId, h } from "./dom";

/** Says something above the page. `close` is the name of the button that puts it away; without it, it stays. */
export function notice(text: string, kind: "info" | "error", close: string | null): void {
  const line = h("div", { class: `notice notice-${kind}`, role: kind === "error" ? "alert" : "status" }, h("p", {}, text));
  if (close !== null) {
    line.append(h("button", { type: "button", class: "link", click: () => line.remove() }, close));
  }
  byId("notices").append(line);
}

/** Puts all of them away. */
export function clearNotices(): void {
  byId("notices").replaceChildren();
}
