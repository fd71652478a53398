// LZMA, as the single file carries what it runs: browsers unpack nothing denser than gzip by themselves.
// Follows the format's specification (LZMA SDK, lzma-specification.txt), whole and in memory.

const HALF = 1024;
const MATCH = 0;
const REP = 192;
const REP_G0 = 204;
const REP_G1 = 216;
const REP_G2 = 228;
const REP0_LONG = 240;
const SLOT = 432;
const NEAR = 688;
const ALIGN = 804;
const LENGTH = 820;
const REP_LENGTH = 1334;
const LITERAL = 1848;
const HEADER = 13;

/** Unpacks a stream with the old header that says its length. */
export function unpack(packed: Uint8Array): Uint8Array<ArrayBuffer> {
  const header = new DataView(packed.buffer, packed.byteOffset, HEADER);
  const lc = header.getUint8(0) % 9;
  const lp = Math.floor(header.getUint8(0) / 9) % 5;
  const pb = Math.floor(header.getUint8(0) / 45);
  const out = new Uint8Array(header.getUint32(5, true));
  const odds = new Uint16Array(LITERAL + (0x300 << (lc + lp))).fill(HALF);
  // The first byte of the coder is always zero.
  let next = HEADER + 1;
  let range = 0xffffffff;
  let code = 0;
  for (let i = 0; i < 4; i++) code = ((code << 8) | packed[next++]!) >>> 0;

  function fill(): void {
    if (range >= 0x1000000) return;
    range = (range << 8) >>> 0;
    code = ((code << 8) | packed[next++]!) >>> 0;
  }
  function bit(at: number): 0 | 1 {
    const odd = odds[at]!;
    const bound = (range >>> 11) * odd;
    const is = code < bound ? 0 : 1;
    if (is) {
      range -= bound;
      code -= bound;
      odds[at] = odd - (odd >> 5);
    } else {
      range = bound;
      odds[at] = odd + ((2048 - odd) >> 5);
    }
    fill();
    return is;
  }
  function tree(at: number, bits: number): number {
    let node = 1;
    for (let i = 0; i < bits; i++) node = (node << 1) | bit(at + node);
    return node - (1 << bits);
  }
  function reverse(at: number, bits: number): number {
    let node = 1;
    let value = 0;
    for (let i = 0; i < bits; i++) {
      const is = bit(at + node);
      node = (node << 1) | is;
      value |= is << i;
    }
    return value;
  }
  function direct(bits: number): number {
    let value = 0;
    for (let i = 0; i < bits; i++) {
      range >>>= 1;
      const is = code < range ? 0 : 1;
      if (is) code -= range;
      value = (value << 1) | is;
      fill();
    }
    return value;
  }
  function length(at: number, position: number): number {
    if (!bit(at)) return tree(at + 2 + (position << 3), 3);
    return bit(at + 1) ? 16 + tree(at + 258, 8) : 8 + tree(at + 130 + (position << 3), 3);
  }
  function distance(length: number): number {
    const slot = tree(SLOT + (Math.min(length, 3) << 6), 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const base = (2 | (slot & 1)) << bits;
    if (slot < 14) return base + reverse(NEAR + base - slot, bits);
    return base + (direct(bits - 4) << 4) + reverse(ALIGN, 4);
  }
  function literal(at: number, state: number, rep: number): number {
    const context = ((at & ((1 << lp) - 1)) << lc) + ((at ? out[at - 1]! : 0) >> (8 - lc));
    const odd = LITERAL + 0x300 * context;
    let symbol = 1;
    if (state >= 7) {
      let like = out[at - rep - 1]!;
      while (symbol < 0x100) {
        const other = (like >> 7) & 1;
        like <<= 1;
        const is = bit(odd + ((1 + other) << 8) + symbol);
        symbol = (symbol << 1) | is;
        if (is !== other) break;
      }
    }
    while (symbol < 0x100) symbol = (symbol << 1) | bit(odd + symbol);
    return symbol;
  }

  let state = 0;
  let reps: [number, number, number, number] = [0, 0, 0, 0];
  for (let at = 0; at < out.length; ) {
    const position = at & ((1 << pb) - 1);
    if (!bit(MATCH + (state << 4) + position)) {
      out[at] = literal(at, state, reps[0]);
      at++;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    let count: number;
    if (!bit(REP + state)) {
      count = length(LENGTH, position);
      reps = [distance(count), reps[0], reps[1], reps[2]];
      state = state < 7 ? 7 : 10;
    } else {
      let short = false;
      if (!bit(REP_G0 + state)) short = !bit(REP0_LONG + (state << 4) + position);
      else if (!bit(REP_G1 + state)) reps = [reps[1], reps[0], reps[2], reps[3]];
      else if (!bit(REP_G2 + state)) reps = [reps[2], reps[0], reps[1], reps[3]];
      else reps = [reps[3], reps[0], reps[1], reps[2]];
      count = short ? -1 : length(REP_LENGTH, position);
      state = state < 7 ? (short ? 9 : 8) : 11;
    }
    for (let end = Math.min(at + count + 2, out.length); at < end; at++) out[at] = out[at - reps[0] - 1]!;
  }
  return out;
}
