/* What one takes along: a link, a picture, the data, a page of paper. */

import type { App } from "../app";
import { copy } from "../copy";
import * as core from "../core";
import { h, replace } from "../dom";
import { encode } from "../fragment";
import { more } from "../more-part";
import type { Statement, View } from "../pkg-shape";
import { question } from "../state";
import { picture, png, svgText } from "./picture";

/** A file that the browser saves; the address of its bytes is let go once the click is through. */
export function saveFile(name: string, bytes: Blob): void {
  const address = URL.createObjectURL(bytes);
  const link = h("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** The link that opens this answer. From a folder only the file's name: where it lies is nobody's business. */
export function shareLink(app: App): string {
  const fragment = encode(app.store.get(), app.version);
  if (location.protocol !== "file:") return `${location.href.split("#")[0]}${fragment}`;
  return `${decodeURIComponent(location.pathname.split("/").pop() ?? "dosecalc.html")}${fragment}`;
}

/** The buttons, and a line that says what they did. */
export function saveBar(app: App, view: View): HTMLElement {
  const { t } = app.page;
  const said = h("p", { class: "said" });
  const link = h("input", { class: "input share-link", type: "text", readonly: true, "aria-label": t("share_link"), value: shareLink(app), hidden: true });
  const tell = (text: string): void => {
    replace(said, text);
    app.page.announce(text);
  };
  const button = (name: string, click: () => void): HTMLElement => h("button", { type: "button", class: "button button-quiet", click }, name);
  const share = async (): Promise<void> => {
    link.value = shareLink(app);
    link.hidden = false;
    tell(t((await copy(link.value, link)) ? "share_copied" : "copy_failed"));
  };
  return h(
    "section",
    { class: "block save" },
    h("h3", {}, t("save")),
    h(
      "div",
      { class: "buttons" },
      button(t("share"), () => void share()),
      button(t("print"), () => window.print()),
      view.figures.length > 0 && pictures(app, view, button, tell),
      data(app, view, button),
    ),
    link,
    said,
  );
}

type Button = (name: string, click: () => void) => HTMLElement;

function pictures(app: App, view: View, button: Button, tell: (text: string) => void): HTMLElement[] {
  const { t } = app.page;
  const draw = (): SVGSVGElement => picture(app.page, view, statement(app, view)?.sentence ?? "", notes(app, view));
  const savePng = (): void => {
    png(draw()).then(
      (blob) => saveFile("dosecalc.png", blob),
      () => tell(t("png_failed")),
    );
  };
  return [
    button(t("save_png"), savePng),
    button(t("save_svg"), () => saveFile("dosecalc.svg", new Blob([svgText(draw())], { type: "image/svg+xml" }))),
  ];
}

/** The statement in the language of the page, as it is shown otherwise: a picture is in one language. */
function statement(app: App, view: View): Statement | null {
  const now = app.store.get();
  const answer = now.likely ? more()?.likelyStatement(question(now), now.lang) : null;
  return answer?.ok ? answer.value : view.statement;
}

/** Small print: where it comes from, and what it is not. */
function notes(app: App, view: View): string[] {
  const footnote = statement(app, view)?.footnote ?? "";
  return [...footnote.split("\n"), view.disclaimer, app.page.t("data_version", { version: app.version })].filter(Boolean);
}

function data(app: App, view: View, button: Button): HTMLElement[] {
  const { t } = app.page;
  const json = (): void => saveFile("dosecalc.json", new Blob([assessed(app)], { type: "application/json" }));
  const csv = (): void => saveFile("dosecalc.csv", new Blob([core.csv(question(app.store.get()))], { type: "text/csv" }));
  return [...(view.figures.length > 0 ? [button(t("save_csv"), csv)] : []), button(t("save_json"), json)];
}

/** Everything, with what stands beside the answer where that is asked for. */
function assessed(app: App): string {
  return more()?.assessed(app) ?? core.assess(question(app.store.get()));
}
