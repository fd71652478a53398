// Where the page's parts are. The build decides: on a site they are files with a hash in their name, in the single
// file they are bytes that came with it. Nobody else makes an address.

/** The WebAssembly modules: what a visit begins with, what has every door, and what only workbooks need. */
export type Part = "answer" | "whole" | "sheet";

/** What the glue's `init({ module_or_path })` takes; both kinds can be posted to a worker. */
export type WasmSource = string | Uint8Array<ArrayBuffer>;

/** Addresses relative to the page, by name; written into the bundle by the build. */
interface Site {
  wasm: Record<Part, string>;
  workers: Record<string, string>;
  styles: Record<string, string>;
  languages: Record<string, string>;
}

/** What the single file has in itself; laid into the page by its first script before the page's own runs. */
interface Carried {
  wasm: Uint8Array<ArrayBuffer>;
  workers: Record<string, string>;
  languages: Record<string, string>;
}

declare const __SITE__: Site | null;
declare global {
  var dosecalcCarried: Carried | undefined;
}

const carried = __SITE__ === null ? globalThis.dosecalcCarried : undefined;

/** True in the single file, which is opened from a folder and has no other files beside it. */
export const isSingleFile = __SITE__ === null;

/** The WebAssembly of a part for the glue; null where this page has none, as the single file for workbooks. */
export function wasm(part: Part): WasmSource | null {
  if (__SITE__) return absolute(__SITE__.wasm[part]);
  return part === "sheet" ? null : (carried?.wasm ?? null);
}

/** A new worker by the name of its entry, as "table" for src/table/worker.ts. */
export function startWorker(name: string): Worker {
  if (__SITE__) return new Worker(absolute(known(__SITE__.workers, name)));
  const script = new Blob([known(carried?.workers ?? {}, name)], { type: "text/javascript" });
  const address = URL.createObjectURL(script);
  const worker = new Worker(address);
  // The address has been resolved by the time the constructor returns.
  URL.revokeObjectURL(address);
  return worker;
}

/** The words of a language other than English, as the module's `learn` reads them. Fails where it cannot be fetched. */
export async function language(code: string): Promise<string> {
  if (!__SITE__) return known(carried?.languages ?? {}, code);
  const answer = await fetch(absolute(known(__SITE__.languages, code)));
  if (!answer.ok) throw new Error(`${code}: ${answer.status}`);
  return answer.text();
}

/** Lays on the styles of a part that is opened later, as "table" for src/table/table.css; done when they hold. */
export function styles(name: string): Promise<void> {
  const address = __SITE__?.styles[name];
  if (!address) return Promise.resolve();
  return new Promise((done, failed) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = absolute(address);
    link.onload = () => done();
    link.onerror = () => failed(new Error(link.href));
    document.head.append(link);
  });
}

function absolute(address: string): string {
  return new URL(address, document.baseURI).href;
}

function known(names: Record<string, string>, name: string): string {
  const found = names[name];
  if (found === undefined) throw new Error(`the build has no ${name}`);
  return found;
}
