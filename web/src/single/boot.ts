// The first script of the single file: unpacks what the file carries and starts the page's own scripts.
import { again, bytes, intact } from "./carried";
import { unpack } from "./lzma";
import { parts } from "./parts";

const CHANGED = {
  en: "This copy of the page was changed or cut on its way. Download it again.",
  es: "Esta copia de la página se alteró o se cortó en el camino. Descárguela de nuevo.",
};

// After the page has been shown once: unpacking takes a tenth of a second.
setTimeout(async () => {
  const carried = document.getElementById("carried");
  const packed = intact(bytes(carried?.textContent ?? "")) ?? (await again().catch(() => null));
  carried?.remove();
  askNobody();
  if (packed) start(parts(unpack(packed)));
  else tell();
});

/** From here on not even where the page came from: a second policy only takes away. */
function askNobody(): void {
  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = "connect-src 'none'";
  document.head.append(policy);
}

function start(all: Record<string, Uint8Array<ArrayBuffer>>): void {
  const text = (name: string) => new TextDecoder().decode(all[name]);
  const texts = (kind: string) =>
    Object.fromEntries(
      Object.keys(all)
        .filter((name) => name.startsWith(kind))
        .map((name) => [name.slice(kind.length), text(name)]),
    );
  globalThis.dosecalcCarried = {
    wasm: all["wasm"] ?? new Uint8Array(),
    workers: texts("worker "),
    languages: texts("language "),
  };
  // The policy names both texts by their hashes; others would not hold or run. All styles take the place of the first.
  const style = document.createElement("style");
  style.textContent = text("style");
  document.querySelector("style")?.replaceWith(style);
  const script = document.createElement("script");
  script.type = "module";
  script.textContent = text("main");
  document.head.append(script);
}

/** In both languages, in place of the page: its words are in what has changed. */
function tell(): void {
  const line = document.createElement("div");
  line.className = "notice notice-error";
  line.setAttribute("role", "alert");
  const said = document.createElement("div");
  for (const [lang, text] of Object.entries(CHANGED)) {
    const sentence = document.createElement(lang === "en" ? "h1" : "p");
    sentence.lang = lang;
    sentence.className = "ask-title";
    sentence.textContent = text;
    said.append(sentence);
  }
  line.append(said);
  document.getElementById("skip")?.remove();
  document.getElementById("main")?.replaceChildren(line);
}
