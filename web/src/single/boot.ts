// The first script of the single file: unpacks what the file carries and starts the page's own scripts.
import { unpack } from "./lzma";
import { bytes } from "./text";

/** Where each thing starts behind the list, and how long it is. */
type List = Record<string, [number, number]>;

// After the page has been shown once: unpacking takes a tenth of a second.
setTimeout(() => {
  const carried = document.getElementById("carried");
  const all = unpack(bytes(carried?.textContent ?? ""));
  carried?.remove();
  const start = all.indexOf(10) + 1;
  const words = new TextDecoder();
  const list = JSON.parse(words.decode(all.subarray(0, start))) as List;
  const part = (name: string) => {
    const [at, length] = list[name] ?? [0, 0];
    return all.subarray(start + at, start + at + length);
  };
  const texts = (kind: string) =>
    Object.fromEntries(
      Object.keys(list)
        .filter((name) => name.startsWith(kind))
        .map((name) => [name.slice(kind.length), words.decode(part(name))]),
    );
  globalThis.dosecalcCarried = {
    wasm: part("wasm").slice(),
    workers: texts("worker "),
    languages: texts("language "),
  };
  const script = document.createElement("script");
  script.type = "module";
  // The policy names this text by its hash; another would not run.
  script.textContent = words.decode(part("main"));
  document.head.append(script);
});
