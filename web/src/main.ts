/* Starts the page, and keeps question, answer and address the same. */

import { brief, showAnswer, type Outcome } from "./answer/answer";
import { drawChart } from "./answer/figures";
import { shareLink } from "./answer/save";
import { address } from "./address";
import type { App } from "./app";
import * as assets from "./assets";
import type { PageContext } from "./context";
import * as core from "./core";
import { byId, h, replace } from "./dom";
import { decode } from "./fragment";
import { header } from "./header";
import { t } from "./i18n/words";
import { firstLanguage, prepare, translate } from "./language";
import { clearNotices, notice } from "./notices";
import { workOffline } from "./offline";
import type { Catalogue, Lang, Problem } from "./pkg-shape";
import { assumptions } from "./question/assumptions";
import { fields } from "./question/fields";
import { examples, settle, textQuestion } from "./question/text";
import { question, start, store, type Given } from "./state";
import { openTable } from "./table-part";
import { warm } from "./warm";

const state = store(start);
const heard: (() => void)[] = [];
let menus: Catalogue | null = null;

const page: PageContext = {
  get lang() {
    return state.get().lang;
  },
  t,
  announce,
  catalogue: () => (menus ??= core.catalogue(state.get().lang)),
  onLanguage(changed) {
    heard.push(changed);
    return () => void heard.splice(heard.indexOf(changed), 1);
  },
  assets,
};

const app: App = {
  page,
  store: state,
  version: "",
  older: null,
  typing: false,
  refresh,
  notice: (text, kind) => notice(text, kind, t("close")),
};

const place = byId("answer");
const box = textQuestion(app);
const rows = fields(app);
const panel = assumptions(app);
const link = address(app);

/** Says a text to who listens; the same text again is said again, because the element was empty between. */
function announce(text: string): void {
  const live = byId("live");
  live.textContent = "";
  setTimeout(() => (live.textContent = text), 50);
}

let saying = 0;
/** Figures change with every key; they are said once the keys rest. */
function sayLater(text: string): void {
  clearTimeout(saying);
  saying = window.setTimeout(() => announce(text), 900);
}

/** Asks the module, and shows what it says. */
function refresh(): void {
  const now = state.get();
  document.documentElement.classList.toggle("asked", now.text.trim() !== "");
  if (!now.text.trim()) return settleOn({ kind: "empty" }, null);
  if (!core.isWhole()) behind();
  const answer = core.view(question(now), now.lang);
  if (answer.ok) {
    settleOn({ kind: "answer", view: answer.value }, null);
    if (document.activeElement !== document.body) sayLater(brief(answer.value));
  } else {
    const quiet = app.typing || !core.isWhole();
    settleOn({ kind: quiet ? "waiting" : "wrong" }, quiet ? null : answer.problem);
  }
}

let following = false;
/** The whole module comes behind the first answer; what waited for its words is asked again. */
function behind(): void {
  if (following) return;
  following = true;
  core.openWhole().then(
    () => {
      if (place.dataset.outcome === "waiting" || place.querySelector(".answer-first")) refresh();
      if (place.dataset.outcome !== "answer") warm(app);
    },
    () => {
      following = false;
      app.notice(t("rest_failed"), "error");
    },
  );
}

/** Does what needs the whole module, or says that it could not be had. */
async function withWhole(done: () => void): Promise<void> {
  if (core.isWhole()) return done();
  try {
    await core.openWhole();
  } catch {
    return app.notice(t("rest_failed"), "error");
  }
  done();
}

function settleOn(outcome: Outcome, problem: Problem | null): void {
  clearTimeout(saying);
  const field = problem && !problem.at ? culprit(problem) : null;
  const inRow = state.get().fields && rows.mark(field ? null : problem);
  box.mark(field || inRow ? null : problem);
  panel.mark(field, problem);
  box.hint(outcome.kind === "waiting");
  showAnswer(app, place, outcome);
}

/** The assumption that an error is about: the one that gives the same error by itself. */
function culprit(problem: Problem): keyof Given | null {
  const { text, given, lang } = state.get();
  const names = Object.keys(given) as (keyof Given)[];
  const same = (name: keyof Given): boolean => {
    const alone = core.view({ text, [name]: given[name] }, lang);
    return !alone.ok && alone.problem.message === problem.message;
  };
  const plain = core.view({ text }, lang);
  return plain.ok ? (names.find(same) ?? names[0] ?? null) : null;
}

function draw(): void {
  const now = state.get();
  byId("one").hidden = now.part !== "one";
  byId("table").hidden = now.part !== "table";
  byId("skip").hidden = now.part !== "one";
  header(app, (lang) => void speak(lang, true));
  if (now.part === "table") void core.openWhole().then(() => openTable(page)).catch(() => app.notice(t("table_failed"), "error"));
}

function drawQuestion(): void {
  const { fields: asFields } = state.get();
  byId("q").hidden = asFields;
  byId("q-hint").hidden = asFields;
  byId("rows").hidden = !asFields;
  const toggle = h("button", { type: "button", class: "button button-quiet", click: () => turn(!asFields) }, t(asFields ? "as_text" : "as_fields"));
  replace(byId("ask-actions"), h("button", { type: "submit", class: "button" }, t("show")), toggle);
  box.fill();
  if (asFields) void withWhole(rows.fill);
}

function turn(asFields: boolean): void {
  if (!asFields) {
    state.set({ fields: false });
    return box.focus();
  }
  void withWhole(() => {
    state.set({ fields: true });
    rows.focus();
  });
}

/** Everything again in a language; the page stays as it was where its words cannot be fetched. */
async function speak(lang: Lang, chosen: boolean): Promise<void> {
  try {
    await prepare(lang);
  } catch {
    app.notice(t("language_failed"), "error");
    return;
  }
  box.flush();
  const before = state.get();
  menus = null;
  state.set({ lang, say: before.say === before.lang ? lang : before.say });
  drawAll(chosen);
  if (chosen) byId("lang").focus();
}

function drawAll(chosen: boolean): void {
  translate(state.get().lang, chosen);
  draw();
  drawQuestion();
  examples(app);
  panel.fill();
  refresh();
  for (const changed of heard) changed();
}

/** Takes a link apart. What is not of this page's making leaves an empty question and says so. */
function follow(): void {
  const linked = decode(location.hash);
  if (linked === null) return;
  clearNotices();
  app.typing = false;
  app.older = null;
  if (linked === "broken") {
    state.set({ text: "", given: {} });
    return app.notice(t("link_broken"), "error");
  }
  state.set({ ...start, lang: state.get().lang, say: state.get().lang, ...linked.state });
  if (linked.version && linked.version !== app.version && linked.state.text) {
    app.older = t("link_old", { then: linked.version.slice(0, 10), now: app.version.slice(0, 10) });
  }
}

function listen(): void {
  state.on((now, before) => {
    if (now.text !== before.text || now.given !== before.given) refresh();
    if (now.text !== before.text && document.activeElement !== byId("q")) box.fill();
    if (now.fields !== before.fields) drawQuestion();
    if (now.part !== before.part) draw();
    if (Object.keys(now.given).length === 0 && before.given !== now.given) panel.fill();
    link.later();
  });
  byId("form").addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  addEventListener("hashchange", () => {
    const { lang } = state.get();
    link.forget();
    follow();
    void speak(state.get().lang ?? lang, false);
  });
  // The sheet says when it was printed, and from where.
  addEventListener("beforeprint", () => {
    drawChart(true);
    const date = new Intl.DateTimeFormat(state.get().lang, { dateStyle: "long" }).format(new Date());
    byId("printed").textContent = `${t("printed", { date, version: app.version })} ${shareLink(app)}`;
  });
  addEventListener("afterprint", () => drawChart(false));
  byId("skip").addEventListener("click", (event) => {
    event.preventDefault();
    byId("answer-title").focus();
  });
}

/** Asking on purpose: errors are shown, the answer gets the focus, and the address a step of history. */
function submit(): void {
  app.typing = true;
  settle(app);
  link.keep();
  if (!state.get().text.trim()) {
    box.mark({ code: "empty", message: t("empty"), hint: t("ask_hint"), at: null, fixes: [], row: null });
    box.focus();
  } else if (place.dataset.outcome === "answer") {
    const title = byId("answer-title");
    title.focus({ preventScroll: true });
    title.scrollIntoView({ block: "nearest" });
  } else if (state.get().fields) {
    rows.focus();
  } else {
    box.focus();
  }
}

async function main(): Promise<void> {
  const linked = decode(location.hash);
  const lang = (linked !== null && linked !== "broken" && linked.state.lang) || firstLanguage();
  if (typeof WebAssembly !== "object") return fault(lang, "fault_off");
  try {
    await core.open();
  } catch (error) {
    console.error(error);
    return fault(lang, "fault_load");
  }
  await prepare(lang).catch(() => undefined);
  app.version = core.dataVersion();
  state.set({ lang, say: lang });
  follow();
  await ready();
  drawAll(false);
  listen();
  document.documentElement.classList.add("ready");
  workOffline();
  if (!state.get().text.trim()) warm(app);
}

/** What a link asks is shown at once; its rows, or what is wrong with it, when the whole module is there. */
async function ready(): Promise<void> {
  const now = state.get();
  if (!now.text.trim() || (!now.fields && core.view(question(now), now.lang).ok)) return;
  await core.openWhole().catch(() => undefined);
}

/** The module cannot run: why, and what to do instead. */
async function fault(lang: Lang, cause: "fault_off" | "fault_load"): Promise<void> {
  await prepare(lang).catch(() => undefined);
  translate(lang, false);
  notice(t(cause), "error", null);
  document.documentElement.classList.add("fault");
}

void main();
