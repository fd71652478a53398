// Bytes that the build has written as text: 13 bits in two of 91 characters, from `#` to `~` without `<`.

/** The bytes of a text; line ends between characters mean nothing. */
export function bytes(text: string): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array((text.length * 13) >> 4);
  let length = 0;
  let bits = 0;
  let held = 0;
  let high = -1;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 35) continue;
    const digit = code > 60 ? code - 36 : code - 35;
    if (high < 0) {
      high = digit;
      continue;
    }
    bits |= (high * 91 + digit) << held;
    held += 13;
    high = -1;
    for (; held >= 8; held -= 8) {
      out[length++] = bits;
      bits >>>= 8;
    }
  }
  return out.subarray(0, length);
}
