/** A file as blocks of UTF-8 bytes: read, unpacked and decoded piece by piece, never held as a whole. */

import type { Encoding } from "./kinds";
import { Stopped } from "./stopped";

/** A part of a table; `read` counts bytes of the file up to it. */
export interface Block {
  bytes: Uint8Array;
  last: boolean;
  read: number;
}

/** How many bytes a block has: large enough that calls cost nothing, small enough for a phone. */
export const BLOCK = 2 << 20;

/**
 * The blocks of a file; the last one says so, and there is always one. `seen` is told of the file's own bytes where
 * they are not those of the blocks.
 */
export async function* blocks(
  file: Blob,
  packed: boolean,
  encoding: Encoding,
  seen?: (bytes: Uint8Array) => void,
): AsyncGenerator<Block> {
  const counted = { read: 0 };
  const isOther = packed || encoding !== "utf-8";
  let parts = counting(slices(file), counted, isOther ? seen : undefined);
  if (packed) parts = unpacked(parts);
  if (encoding !== "utf-8") parts = decoded(parts, encoding);
  let held: Block | undefined;
  for await (const bytes of regrouped(parts)) {
    if (held) yield held;
    held = { bytes, last: false, read: counted.read };
  }
  yield { bytes: held?.bytes ?? new Uint8Array(), last: true, read: counted.read };
}

/** The first bytes of what is packed. */
export async function unpackedHead(file: Blob, length: number): Promise<Uint8Array> {
  const head: number[] = [];
  for await (const bytes of unpacked(slices(file))) {
    for (const byte of bytes.subarray(0, length - head.length)) head.push(byte);
    if (head.length >= length) break;
  }
  return Uint8Array.from(head);
}

type Parts = AsyncIterable<Uint8Array>;

/** The file in slices; the next is read while one is worked on. */
async function* slices(file: Blob): AsyncGenerator<Uint8Array> {
  const slice = (at: number) => file.slice(at, at + BLOCK).arrayBuffer();
  let next = slice(0);
  for (let at = 0; at < file.size; at += BLOCK) {
    const bytes = await next;
    next = slice(at + BLOCK);
    // An abandoned read must not count as an error that nobody caught.
    next.catch(() => undefined);
    yield new Uint8Array(bytes);
  }
}

async function* counting(parts: Parts, counted: { read: number }, seen?: (bytes: Uint8Array) => void): AsyncGenerator<Uint8Array> {
  for await (const part of parts) {
    counted.read += part.length;
    seen?.(part);
    yield part;
  }
}

async function* unpacked(parts: Parts): AsyncGenerator<Uint8Array> {
  const unpacker = new DecompressionStream("gzip");
  const fed = feed(parts, unpacker.writable.getWriter());
  const reader = unpacker.readable.getReader();
  try {
    for (let got = await reader.read(); !got.done; got = await reader.read()) yield got.value;
    await fed;
  } catch (error) {
    // What cannot be read fails as that; all else is what the unpacker says of the bytes.
    throw error instanceof DOMException ? error : new Stopped({ is: "broken-gzip" });
  } finally {
    fed.catch(() => undefined);
    await reader.cancel().catch(() => undefined);
  }
}

async function feed(parts: Parts, writer: WritableStreamDefaultWriter<BufferSource>): Promise<void> {
  try {
    for await (const part of parts) await writer.write(part as Uint8Array<ArrayBuffer>);
    await writer.close();
  } catch (error) {
    await writer.abort(error).catch(() => undefined);
    throw error;
  }
}

async function* decoded(parts: Parts, encoding: Encoding): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  for await (const part of parts) yield encoder.encode(decoder.decode(part, { stream: true }));
  yield encoder.encode(decoder.decode());
}

/** The same bytes in parts of about [`BLOCK`]: unpackers give many small ones. */
async function* regrouped(parts: Parts): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = [];
  let length = 0;
  for await (const part of parts) {
    if (part.length === 0) continue;
    waiting.push(part);
    length += part.length;
    if (length < BLOCK) continue;
    yield joined(waiting, length);
    [waiting, length] = [[], 0];
  }
  if (length > 0) yield joined(waiting, length);
}

function joined(parts: Uint8Array[], length: number): Uint8Array {
  const [first] = parts;
  if (parts.length === 1 && first) return first;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
