/** The state of the part for tables: the file, what was chosen, the run, and the last result that was whole. */

import { forAnotherTable, options, usual, type Choices } from "./choices";
import type { Runner } from "./runner";
import type { Found } from "./shapes";
import type { News, Reading, Result, Step, Trouble } from "./talk";

/** A table to read. */
export interface Given {
  name: string;
  blob: Blob;
}

/** A result, and what it is of: the next table may be read already. */
export interface Kept {
  given: Given;
  result: Result;
  found: Found;
  choices: Choices;
}

export class Session {
  given: Given | null = null;
  choices: Choices = usual();
  found: Found | null = null;
  reading: Reading | null = null;
  /** Where the run is; `null` while none is. */
  step: Step | null = null;
  trouble: Trouble | null = null;
  kept: Kept | null = null;

  private run = 0;

  constructor(
    private readonly runner: Runner,
    private readonly changed: (what: News["say"] | "start" | "stop") => void,
  ) {
    runner.onNews = (news) => this.hear(news);
  }

  get isRunning(): boolean {
    return this.step !== null;
  }

  /** Takes another table, and converts it. */
  take(given: Given): void {
    this.given = given;
    this.choices = forAnotherTable(this.choices);
    [this.found, this.reading] = [null, null];
    this.start();
  }

  /** Changes how the table is read, and converts it anew. */
  choose(some: Partial<Choices>): void {
    this.choices = { ...this.choices, ...some };
    if (this.given) this.start();
  }

  /** Converts the table from its beginning. */
  start(): void {
    if (!this.given) return;
    const { name, blob } = this.given;
    this.run += 1;
    this.trouble = null;
    this.step = { rows: 0, ok: 0, passed: 0, rejected: 0, read: 0, size: blob.size };
    const { encoding, sheet } = this.choices;
    this.runner.start({ run: this.run, file: blob, options: options(this.choices, name), encoding, sheet });
    this.changed("start");
  }

  /** Ends the run. What was there before it stays. */
  stop(): void {
    this.run += 1;
    this.step = null;
    this.runner.stop();
    this.changed("stop");
  }

  private hear(news: News): void {
    if (news.run !== this.run || !this.given) return;
    if (news.say === "found") [this.found, this.reading] = [news.found, news.reading];
    else if (news.say === "step") this.step = news.step;
    else if (news.say === "trouble") [this.trouble, this.step] = [news.trouble, null];
    else if (this.found) {
      const { given, found, choices } = this;
      this.kept = { given, found, choices, result: news.result };
      this.step = null;
    }
    this.changed(news.say);
  }
}
