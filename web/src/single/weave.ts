// WebAssembly's code, as the single file carries it: what stands in it one after the other lies in streams of one kind
// each, which pack denser by a tenth. Follows the binary format of the core specification; the build takes it apart.

const PLAIN = 0;
const GET = 1;
const SET = 2;
const CONSTANT = 3;
const OFFSET = 4;
const CALL = 5;
const BRANCH = 6;
const REST = 7;
/** How many streams there are. */
export const STREAMS = 8;

/** The streams of the numbers behind an instruction; those with a list behind them are not here. */
const BEHIND: Record<number, number[]> = {
  0x02: [PLAIN],
  0x03: [PLAIN],
  0x04: [PLAIN],
  0x0c: [BRANCH],
  0x0d: [BRANCH],
  0x10: [CALL],
  0x11: [REST, REST],
  0x20: [GET],
  0x21: [SET],
  0x22: [SET],
  0x23: [REST],
  0x24: [REST],
  0x25: [REST],
  0x26: [REST],
  0x3f: [REST],
  0x40: [REST],
  0x41: [CONSTANT],
  0x42: [REST],
  0xd0: [REST],
  0xd2: [REST],
};
for (let access = 0x28; access <= 0x3e; access++) BEHIND[access] = [PLAIN, OFFSET];

/** The module: what stands before its functions, its functions, and what stands behind them. */
export function weave(head: Uint8Array, streams: Uint8Array[], tail: Uint8Array): Uint8Array<ArrayBuffer> {
  const next = streams.map(() => 0);
  const length = streams.reduce((sum, stream) => sum + stream.length, head.length + tail.length);
  // Room for the lengths of functions, which are not carried: five bytes at most for a function of two at least.
  const out = new Uint8Array(length * 4);
  out.set(head);
  let at = head.length;

  function byte(stream: number): number {
    return (out[at++] = streams[stream]![next[stream]!++]!);
  }
  function number(stream: number): number {
    let value = 0;
    let shift = 0;
    let part: number;
    do {
      part = byte(stream);
      value |= (part & 127) << shift;
      shift += 7;
    } while (part > 127);
    return value;
  }
  function several(count: number, stream: number): void {
    while (count-- > 0) number(stream);
  }
  function instruction(): number {
    const code = byte(PLAIN);
    for (const stream of BEHIND[code] ?? []) number(stream);
    if (code === 0x0e) several(number(BRANCH) + 1, BRANCH);
    else if (code === 0x1c) several(number(PLAIN), PLAIN);
    else if (code === 0xfc) {
      const more = number(PLAIN);
      several(more < 8 ? 0 : more > 14 || more & 1 ? 1 : 2, PLAIN);
    } else if (code === 0x43 || code === 0x44) {
      for (let left = code === 0x43 ? 4 : 8; left > 0; left--) byte(REST);
    }
    return code;
  }
  function body(): void {
    const begin = at;
    for (let groups = number(REST); groups > 0; groups--) several(2, REST);
    for (let depth = 1; depth > 0; ) {
      const code = instruction();
      if (code >= 0x02 && code <= 0x04) depth++;
      else if (code === 0x0b) depth--;
    }
    const text = out.slice(begin, at);
    at = begin;
    let size = text.length;
    for (; size > 127; size >>>= 7) out[at++] = size | 128;
    out[at++] = size;
    out.set(text, at);
    at += text.length;
  }

  for (let functions = number(REST); functions > 0; functions--) body();
  out.set(tail, at);
  return out.slice(0, at + tail.length);
}
