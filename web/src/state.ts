/* What the page shows follows from this one value, and nothing else. */

import type { ImpactQuestion, Lang, Question, TabletQuestion } from "./pkg-shape";

/** Assumptions that somebody set; what is missing is as usual. */
export type Given = Omit<Question, "text">;
export type Part = "one" | "table" | "tablets";
export type Piece = "sentence" | "paragraph" | "footnote";

/** What is asked of how sure an answer is. */
export interface Sure {
  /** A figure whose chance to be exceeded is asked for. */
  exceeds?: string;
}

export interface State {
  text: string;
  given: Given;
  lang: Lang;
  /** The language of the statement, which may be another than the page's. */
  say: Lang;
  piece: Piece;
  part: Part;
  /** Exhibits as rows of fields instead of one text. */
  fields: boolean;
  /** What the answer is set beside; null where that is not asked for. */
  beside: ImpactQuestion | null;
  /** How sure the answer is; null where that is not asked for. */
  sure: Sure | null;
  /** Whether the statement says the range that nine of ten cases lie in. */
  likely: boolean;
  /** The question about a batch of tablets. */
  tablets: TabletQuestion;
}

export const start: State = {
  text: "",
  given: {},
  lang: "en",
  say: "en",
  piece: "sentence",
  part: "one",
  fields: false,
  beside: null,
  sure: null,
  likely: false,
  tablets: { text: "" },
};

/** The question that the module is asked. */
export function question(state: State): Question {
  return { text: state.text, ...state.given };
}

/** Whether a value names the shape that it is spread by, as `triangular:5%..10.3%..20%` does. */
export function hasShape(given: Given): boolean {
  return [given.purity, given.lethal_dose, given.tablet_share, given.tablet_content].some((value) => value?.includes(":"));
}

type Listener<T> = (now: T, before: T) => void;

/** A value that tells who listens when it changes. */
export interface Store<T> {
  get(): T;
  /** Changes some of it; who listens is called once, and only if something did change. */
  set(change: Partial<T>): void;
  on(listener: Listener<T>): void;
}

/** A store that starts with a value. */
export function store<T extends object>(first: T): Store<T> {
  let now = first;
  const listeners: Listener<T>[] = [];
  return {
    get: () => now,
    set(change) {
      const before = now;
      const names = Object.keys(change) as (keyof T)[];
      if (names.every((name) => Object.is(change[name], before[name]))) return;
      now = { ...before, ...change };
      for (const listener of listeners) listener(now, before);
    },
    on: (listener) => void listeners.push(listener),
  };
}
