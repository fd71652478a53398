/** Bytes on their way to a file: what is full is handed to the browser, which may keep it on disk. */

const FULL = 8 << 20;

export class Bucket {
  private full: Blob[] = [];
  private open: BlobPart[] = [];
  private length = 0;

  /** Adds bytes, which nobody may change afterwards. */
  add(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.open.push(bytes as Uint8Array<ArrayBuffer>);
    this.length += bytes.length;
    if (this.length >= FULL) this.close();
  }

  /** All that was added. */
  blob(type: string): Blob {
    this.close();
    return new Blob(this.full, { type });
  }

  private close(): void {
    if (this.length > 0) this.full.push(new Blob(this.open));
    [this.open, this.length] = [[], 0];
  }
}
