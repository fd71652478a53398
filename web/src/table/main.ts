/** The part of the page for tables: a file is chosen, dropped or pasted, converted, and saved. */

import type { PageContext } from "../context";
import { h, replace } from "../dom";
import { clearNotice } from "../notices";
import { outcome } from "./outcome";
import type { Part } from "./part";
import { pick } from "./pick";
import { progress } from "./progress";
import { Runner } from "./runner";
import { Session } from "./session";
import { settings } from "./settings";
import { shownName } from "./short";
import type { News } from "./talk";
import { inWords, trouble } from "./trouble";
import { words } from "./words";

/** Something that happened to the session. */
type Event = News["say"] | "start" | "stop";

/** Shows the part in an element of the page. */
export async function mountTable(root: HTMLElement, page: PageContext): Promise<void> {
  await page.assets.styles("table");
  let tell: (event: Event) => void = () => undefined;
  let shown = new AbortController();
  const session = new Session(new Runner(page), (event) => tell(event));
  const build = async () => {
    const say = await words(page.lang, page.assets.isSingleFile);
    shown.abort();
    shown = new AbortController();
    tell = show(root, { page, say, session, ended: shown.signal });
  };
  await build();
  const rebuild = (): void => {
    // The words of a result are the module's: they come with another run.
    build().then(
      () => {
        clearNotice("language_failed");
        session.start();
      },
      () => page.failed("language_failed", rebuild),
    );
  };
  page.onLanguage(rebuild);
}

/** Builds the views; gives what follows the session. */
function show(root: HTMLElement, part: Part): (event: Event) => void {
  const { page, say, session } = part;
  const picked = pick(part);
  const bar = progress(part);
  const wrong = trouble(part);
  const read = settings(part);
  const result = outcome(part);
  const views = [picked, bar, wrong, read, result];
  const intake = h("section", { class: "sheet table-intake" },
    h("h1", { id: "table-title" }, say("title")),
    h("p", { class: "hint" }, say("intro")),
    picked.root, wrong.root, bar.root);
  root.classList.add("table-part");
  root.setAttribute("aria-labelledby", "table-title");
  replace(root, intake, read.root, result.root);
  const update = () => views.forEach((view) => view.update());
  update();
  return (event) => {
    update();
    const text = announced(event, part);
    if (text !== null) page.announce(text);
    if (event === "trouble" && session.found?.open.length) read.focusOpen();
  };
}

/** What people who listen to the page are told: the start, the end, and what went wrong. */
function announced(event: Event, { say, session }: Part): string | null {
  const { given, kept, trouble: why } = session;
  if (given === null) return null;
  const name = shownName(given.name);
  if (event === "start") return say("converting", { name });
  if (event === "stop") return kept ? say("cancelled_kept", { name: shownName(kept.given.name) }) : say("cancelled");
  if (event === "trouble" && why) return `${say("error")} ${inWords(why, name, say).filter(Boolean).join(" ")}`;
  if (event === "done" && kept) return say("finished", { name, text: kept.result.done.rows.text });
  return null;
}
