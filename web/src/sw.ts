// Offline: the network first, so that nobody is shown old figures while new ones can be had, and what it brought last
// where it does not answer. Keeps the page's own files and nothing else.

interface Extendable extends Event {
  waitUntil(done: Promise<unknown>): void;
}
interface Asked extends Extendable {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Scope {
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  addEventListener(kind: "install" | "activate" | "message", run: (event: Extendable) => void): void;
  addEventListener(kind: "fetch", run: (event: Asked) => void): void;
}

declare const __BUILD__: string;
declare const __FIRST__: string[];
declare const __LATER__: string[];

const self = globalThis as unknown as Scope;
const NAME = `dosecalc-${__BUILD__}`;
/** A network that says nothing for so long is none. */
const PATIENCE = 4000;

const address = (file: string) => new URL(file === "index.html" ? "./" : file, self.registration.scope).href;
const own = new Set([...__FIRST__, ...__LATER__].map(address));

self.addEventListener("install", (event) => {
  // What has no hash in its name may stand in the browser's own cache from before: an old page beside new files.
  const anew = (file: string) => (hashed(file) ? file : new Request(file, { cache: "reload" }));
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(__FIRST__.map(address).map(anew))));
});

// The page says when it has all that it needs itself; then come the parts that nobody has opened yet.
self.addEventListener("message", (event) => {
  event.waitUntil(caches.open(NAME).then((cache) => Promise.all(__LATER__.map(address).map((file) => add(cache, file)))));
});

/** A file that does not come is fetched when it is wanted. */
async function add(cache: Cache, file: string): Promise<void> {
  if (!(await cache.match(file))) await cache.add(file).catch(() => undefined);
}

function hashed(file: string): boolean {
  return file.includes("/assets/");
}

self.addEventListener("activate", (event) => {
  const old = (name: string) => name.startsWith("dosecalc-") && name !== NAME;
  const tidy = caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))));
  event.waitUntil(tidy.then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const asked = new URL(request.url);
  asked.hash = asked.search = "";
  const file = asked.href.replace(/\/index\.html$/, "/");
  if (request.method === "GET" && own.has(file)) event.respondWith(answer(event, file));
});

async function answer(event: Asked, file: string): Promise<Response> {
  const cache = await caches.open(NAME);
  const kept = await cache.match(file);
  // A file with its hash in the name is the same for ever; the page that names it comes from the network.
  if (kept && hashed(file)) return kept;
  try {
    const fresh = await (kept ? Promise.race([fetch(event.request), silence()]) : fetch(event.request));
    if (fresh.ok) event.waitUntil(cache.put(file, fresh.clone()));
    return fresh;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

function silence(): Promise<never> {
  return new Promise((_, no) => setTimeout(() => no(new Error("no answer")), PATIENCE));
}

export {};
