/** The worker that converts: started when it is needed, ended when a run is broken off. */

import type { PageContext } from "../context";
import { kindOf, HEAD } from "./kinds";
import { troubleOf } from "./stopped";
import type { News, Order } from "./talk";

/** A run, but for what the worker needs of the page. */
export type Wanted = Pick<Order, "run" | "file" | "options" | "encoding" | "sheet">;

export class Runner {
  onNews: (news: News) => void = () => undefined;

  private worker: Worker | null = null;
  private isBusy = false;
  private latest = 0;

  constructor(private readonly page: PageContext) {}

  /** Starts a run; one that is on its way is broken off. */
  start(wanted: Wanted): void {
    if (this.isBusy) this.stop();
    this.isBusy = true;
    this.latest = wanted.run;
    this.order(wanted).catch((error: unknown) => {
      this.hear({ say: "trouble", run: wanted.run, trouble: troubleOf(error) });
    });
  }

  /** Breaks the run off. A worker inside WebAssembly hears nothing, so it ends with its run. */
  stop(): void {
    this.worker?.terminate();
    this.worker = null;
    this.isBusy = false;
    this.latest = 0;
  }

  private async order(wanted: Wanted): Promise<void> {
    const { assets, lang } = this.page;
    const words = lang === "en" ? null : await assets.language("es");
    const table = assets.wasm("whole");
    if (table === null) throw new Error("the page came without its part for tables");
    const sheets = (await isWorkbook(wanted.file)) ? assets.wasm("sheet") : null;
    // While the words were on their way, another run may have begun.
    if (this.latest !== wanted.run) return;
    const order: Order = { ...wanted, lang, words, table, sheets };
    this.working().postMessage(order);
  }

  private working(): Worker {
    if (this.worker) return this.worker;
    const worker = this.page.assets.startWorker("table");
    worker.onmessage = ({ data }: MessageEvent<News>) => this.hear(data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.hear({ say: "trouble", run: this.latest, trouble: troubleOf(new Error(event.message)) });
    };
    this.worker = worker;
    return worker;
  }

  private hear(news: News): void {
    if (news.run !== this.latest) return;
    // A module that failed in the middle of a table is not to be used again.
    if (news.say === "trouble") this.stop();
    if (news.say === "done") this.isBusy = false;
    this.onNews(news);
  }
}

async function isWorkbook(file: Blob): Promise<boolean> {
  const head = new Uint8Array(await file.slice(0, HEAD).arrayBuffer());
  return kindOf(head, file.size <= HEAD).is === "workbook";
}
