// What the single file carries: bytes that stand in the page nearly as they are, because it is read as windows-1252.
// A page keeps every byte but NUL, CR and `<`. Each block has a key before it, added to its bytes so that none of them is
// one of those; the length of all blocks but the last stands before the first. Inside, a CRC-32 stands before the bytes.

const ENCODING = "windows-1252";
/** Its characters from 128 to 159; all others have the number of their byte. */
const UPPER = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";

/** The bytes of a text that was read as windows-1252. */
export function bytes(text: string): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(text.length);
  for (let at = 0; at < out.length; at++) {
    const code = text.charCodeAt(at);
    out[at] = code < 256 ? code : 128 + UPPER.indexOf(text[at]!);
  }
  return out;
}

/** What the build has packed, or null where a byte of it has changed on its way. */
export function intact(carried: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | null {
  const block = (carried[0] ?? 0) + 1;
  const out = new Uint8Array(carried.length);
  let length = 0;
  let key = 0;
  for (let at = 1; at < carried.length; at++) {
    if ((at - 1) % block) out[length++] = carried[at]! - key;
    else key = carried[at]!;
  }
  const packed = out.subarray(4, length);
  return length > 4 && new DataView(out.buffer).getInt32(0, true) === crc(packed) ? packed : null;
}

/** CRC-32 as zlib and PNG have it, as a signed number. */
function crc(of: Uint8Array): number {
  let rest = -1;
  for (const byte of of) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit++) rest = (rest >>> 1) ^ (0xedb88320 & -(rest & 1));
  }
  return ~rest;
}

/** The same, asked for once more as bytes: a server has said that the page is in another encoding than it says itself. */
export async function again(): Promise<Uint8Array<ArrayBuffer> | null> {
  if (!location.protocol.startsWith("http")) return null;
  const answer = await fetch(location.href, { cache: "force-cache" });
  const page = new TextDecoder(ENCODING).decode(await answer.arrayBuffer());
  return intact(bytes(/id="carried">([^<]*)/.exec(page)?.[1] ?? ""));
}
