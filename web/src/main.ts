/* Starts the page, and keeps question, answer and address the same. */

import { brief, showAnswer, type Outcome } from "./answer/answer";
import { drawChart } from "./answer/figures";
import { shareLink } from "./answer/save";
import { address } from "./address";
import type { App } from "./app";
import * as assets from "./assets";
import type { PageContext } from "./context";
import * as core from "./core";
import { arrival } from "./arrival";
import { byId, h, keepFocus, replace } from "./dom";
import { decode, type Linked } from "./fragment";
import { header } from "./header";
import { load, t, use } from "./i18n/words";
import { firstLanguage, translate, type Wish } from "./language";
import { hasMore, more } from "./more-part";
import { clearNotice, notice } from "./notices";
import { workOffline } from "./offline";
import type { Catalogue, Lang, Problem } from "./pkg-shape";
import { assumptions } from "./question/assumptions";
import { fields } from "./question/fields";
import { panels } from "./question/panels";
import { examples, settle as settleText, textQuestion } from "./question/text";
import { speech, wished } from "./speech";
import { question, start, store, type Given } from "./state";
import { isOpen, openTable } from "./table-part";
import { idle, warm } from "./warm";

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
  failed: (key, run) => notice({ key, text: t(key), kind: "error", close: t("close"), again: { name: t("again"), run } }),
  assets,
};

const app: App = {
  page,
  store: state,
  version: "",
  older: null,
  typing: false,
  refresh,
};

const place = byId("answer");
const box = textQuestion(app);
const rows = fields(app);
const coming = arrival(app, () => place.dataset.outcome === "waiting" && box.hint("waiting"));
const panel = assumptions(app, coming);
const folded = panels(app, coming);
const link = address(app);
const { settle, speak } = speech(app, (isKept) => {
  box.flush();
  menus = null;
  keepFocus(() => drawAll(isKept));
});

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

/** Shows the answer to the question, or none: never that to another one. */
function refresh(): void {
  try {
    answer();
    clearNotice("answer_failed");
  } catch (error) {
    console.error(error);
    showAnswer(app, place, { kind: "wrong" });
    page.failed("answer_failed", refresh);
  }
}

/** Asks the module, and shows what it says. */
function answer(): void {
  const now = state.get();
  document.documentElement.classList.toggle("asked", now.text.trim() !== "");
  if (!now.text.trim()) return void settleOn({ kind: "empty" }, null);
  coming.follow();
  const isWhole = core.isWhole();
  const answer = core.view(question(now), now.lang);
  if (!answer.ok) {
    const quiet = app.typing || !isWhole;
    return void settleOn({ kind: quiet ? "waiting" : "wrong" }, quiet ? null : answer.problem);
  }
  const hasGrown = settleOn({ kind: "answer", view: answer.value, isWhole }, null);
  if (!hasGrown && document.activeElement !== document.body) sayLater(brief(answer.value));
  // Who went to the answer before it was whole hears that it is.
  if (hasGrown && answer.value.statement && place.contains(document.activeElement)) announce(t("statement_there"));
}

core.whenWhole(() => {
  if (!document.documentElement.classList.contains("ready")) return;
  if (state.get().fields) fieldsCome();
  void idle().then(() => {
    if (place.dataset.outcome === "waiting" || place.querySelector(".answer-first")) refresh();
  });
});

/** Rows take the place of the box that stood for them; who was there goes on in them. */
function fieldsCome(): void {
  const wasThere = ["q", "turn"].includes(document.activeElement?.id ?? "");
  box.flush();
  drawQuestion();
  if (wasThere) rows.focus();
}

/** True where the answer was there in part. */
function settleOn(outcome: Outcome, problem: Problem | null): boolean {
  const field = problem && !problem.at ? culprit(problem) : null;
  const inRow = state.get().fields && rows.mark(field ? null : problem);
  box.mark(field || inRow ? null : problem);
  panel.mark(field, problem);
  const isLooking = !app.typing && !core.isWhole() && !coming.hasFailed;
  box.hint(outcome.kind !== "waiting" ? "ask_hint" : isLooking ? "looking" : "waiting");
  const hasGrown = showAnswer(app, place, outcome);
  if (!hasGrown) clearTimeout(saying);
  return hasGrown;
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
  byId("tablets").hidden = now.part !== "tablets";
  byId("skip").hidden = now.part !== "one";
  const choose = (lang: Lang): void => void speak({ lang, say: now.say === now.lang ? lang : now.say }, true);
  // Pressed again, a part that did not come is tried again.
  keepFocus(() => header(app, choose, (part) => (part === state.get().part ? draw() : state.set({ part }))));
  if (now.part === "table") tables();
  if (now.part === "tablets") batch();
}

/** Opens the part for tables, which is fetched when it is first wanted. */
function tables(): void {
  if (!isOpen()) replace(byId("table"), h("p", { class: "sheet hint" }, t("loading")));
  core
    .openWhole()
    .then(() => openTable(page))
    .then(
      () => clearNotice("table_failed"),
      () => {
        if (!isOpen()) replace(byId("table"));
        page.failed("table_failed", tables);
      },
    );
}

/** Opens the part for batches of tablets, which comes with the whole module. */
function batch(): void {
  const root = byId("tablets");
  if (core.isWhole()) return void more()?.drawTablets(app, root);
  replace(root, h("p", { class: "sheet hint" }, t("loading")));
  core.openWhole().then(
    () => {
      clearNotice("rest_failed");
      if (state.get().part === "tablets") batch();
    },
    () => {
      replace(root);
      page.failed("rest_failed", batch);
    },
  );
}

function drawQuestion(): void {
  const { fields: asFields } = state.get();
  // Until there is what reads rows, the box stands for them.
  const asRows = asFields && core.isWhole();
  byId("q").hidden = asRows;
  byId("q-hint").hidden = asRows;
  byId("rows").hidden = !asFields;
  const toggle = h("button", { type: "button", id: "turn", class: "button button-quiet", click: () => turn(!asFields) }, t(asFields ? "as_text" : "as_fields"));
  keepFocus(() => replace(byId("ask-actions"), h("button", { type: "submit", class: "button" }, t("show")), toggle));
  box.fill();
  if (asRows) return rows.fill();
  if (!asFields) return;
  replace(byId("rows"), h("p", { class: "hint coming" }, t("loading")));
  coming.hurry();
}

function turn(asFields: boolean): void {
  box.flush();
  state.set({ fields: asFields });
  if (!asFields) box.focus();
  else if (core.isWhole()) rows.focus();
}

function drawAll(isKept: boolean): void {
  translate(state.get().lang, isKept);
  draw();
  drawQuestion();
  examples(app);
  panel.fill();
  folded.fill();
  refresh();
  for (const changed of heard) changed();
}

/** Takes on what a link asks, but for its languages. What is not of this page's making leaves an empty question and says so. */
function follow(linked: Linked | "broken" | null): void {
  const { lang, say } = state.get();
  clearNotice("link_broken");
  app.typing = false;
  app.older = null;
  if (linked === "broken") {
    state.set({ text: "", given: {} });
    return notice({ key: "link_broken", text: t("link_broken"), kind: "error", close: t("close") });
  }
  const asked = linked?.state.text || linked?.state.tablets?.text;
  if (linked?.version && linked.version !== app.version && asked) app.older = linked.version;
  // The single file has no part for tablets.
  const part = linked?.state.part === "tablets" && !hasMore ? start.part : (linked?.state.part ?? start.part);
  // An address without a question is that of an empty one.
  state.set({ ...start, ...linked?.state, part, lang, say });
}

/** What somebody typed while the page was loading comes before what a link asks. */
function takeTyped(): void {
  const text = box.typed();
  if (!text.trim() || text === state.get().text) return;
  app.typing = document.activeElement === byId("q");
  app.older = null;
  state.set({ ...start, text, lang: state.get().lang, say: state.get().say });
}

function listen(): void {
  state.on((now, before) => {
    if (now.text !== before.text || now.given !== before.given || now.beside !== before.beside || now.sure !== before.sure) refresh();
    if (now.text !== before.text && document.activeElement !== byId("q")) box.fill();
    if (now.fields !== before.fields) drawQuestion();
    if (now.part !== before.part) draw();
    else if (now.tablets !== before.tablets) more()?.followTablets(app, byId("tablets"));
    if (Object.keys(now.given).length === 0 && before.given !== now.given) panel.fill();
    link.later();
  });
  byId("form").addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  addEventListener("hashchange", () => {
    link.forget();
    const linked = decode(location.hash);
    follow(linked);
    void speak(wished(linked, state.get()), false);
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
  if (coming.hasFailed) coming.hurry();
  app.typing = true;
  settleText(app);
  link.keep();
  if (!state.get().text.trim()) {
    box.mark({ code: "empty", message: t("empty"), hint: t("ask_hint"), at: null, fixes: [], row: null });
    box.focus();
  } else if (place.dataset.outcome === "answer") {
    const title = byId("answer-title");
    title.focus({ preventScroll: true });
    title.scrollIntoView({ block: "nearest" });
  } else if (state.get().fields && core.isWhole()) {
    rows.focus();
  } else {
    box.focus();
  }
}

async function main(): Promise<void> {
  const linked = decode(location.hash);
  const own = firstLanguage();
  const wish = wished(linked, { lang: own, say: own });
  if (typeof WebAssembly !== "object") return fault(wish, "fault_off");
  try {
    await core.open();
  } catch (error) {
    console.error(error);
    return fault(wish, "fault_load");
  }
  await settle(wish);
  app.version = core.dataVersion();
  if (linked !== null) follow(linked);
  await ready();
  takeTyped();
  drawAll(false);
  listen();
  document.documentElement.classList.add("ready");
  workOffline();
  if (!state.get().text.trim()) void warm(app);
}

/** Milliseconds that a link may keep the page waiting for the whole module. */
const PATIENCE = 2000;

/** What a link asks is shown at once; its rows, or what is wrong with it, when the whole module is there, if that is soon. */
async function ready(): Promise<void> {
  const now = state.get();
  if (!now.text.trim() || (!now.fields && isAnswered())) return;
  await Promise.race([core.openWhole().catch(() => undefined), new Promise((late) => setTimeout(late, PATIENCE))]);
}

function isAnswered(): boolean {
  try {
    return core.view(question(state.get()), state.get().lang).ok;
  } catch {
    // What is wrong is said when the answer is drawn.
    return true;
  }
}

/** The module cannot run: why, and what to do instead. */
async function fault(wish: Wish, cause: "fault_off" | "fault_load"): Promise<void> {
  await load(wish.lang).then((words) => {
    use(words);
    translate(wish.lang, false);
  }).catch(() => undefined);
  notice({ key: cause, text: t(cause), kind: "error", close: null });
  document.documentElement.classList.add("fault");
}

void main();
