// What lies in the single file once it is unpacked: a list, and behind it one part after the other.
import { STREAMS, weave } from "./weave";

/** Where each part starts behind the list, and how long it is. */
type List = Record<string, [number, number]>;

/** The parts by their names, the WebAssembly put together. */
export function parts(all: Uint8Array<ArrayBuffer>): Record<string, Uint8Array<ArrayBuffer>> {
  const begin = all.indexOf(10) + 1;
  const list = JSON.parse(new TextDecoder().decode(all.subarray(0, begin))) as List;
  const found: Record<string, Uint8Array<ArrayBuffer>> = {};
  for (const [name, [at, length]] of Object.entries(list)) {
    found[name] = all.subarray(begin + at, begin + at + length);
  }
  const part = (name: string) => found[name] ?? new Uint8Array();
  const streams = Array.from({ length: STREAMS }, (_, at) => part(`code ${at}`));
  found["wasm"] = weave(part("head"), streams, part("tail"));
  return found;
}
