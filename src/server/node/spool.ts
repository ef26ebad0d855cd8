// Uploaded files that are too large for the memory, in temporary files of the system. A file has no name from the moment it is open, so
// that the system removes it however the process ends; where that cannot be done (Windows) it is removed when it is closed.

import { randomUUID } from "node:crypto";
import { open, unlink, type FileHandle } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { MakeSpool, Spool } from "../../http/spool.ts";

/** Makes spools in `directory`, the system's for temporary files by default. */
export function fileSpools(directory: string = tmpdir()): MakeSpool {
  return () => new FileSpool(join(directory, `signatura-${randomUUID()}`));
}

class FileSpool implements Spool {
  readonly #path: string;
  #opening: Promise<FileHandle> | undefined;
  #hasName = true;
  #size = 0;

  constructor(path: string) {
    this.#path = path;
  }

  async write(part: Uint8Array): Promise<void> {
    const file = await this.#open();
    for (let written = 0; written < part.length;) {
      const { bytesWritten } = await file.write(part, written, part.length - written, this.#size + written);
      written += bytesWritten;
    }
    this.#size += part.length;
  }

  async read(start: number, end: number): Promise<Uint8Array> {
    const file = await this.#open();
    const bytes = new Uint8Array(end - start);
    for (let filled = 0; filled < bytes.length;) {
      const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, start + filled);
      if (bytesRead === 0) return bytes.subarray(0, filled);
      filled += bytesRead;
    }
    return bytes;
  }

  async close(): Promise<void> {
    if (this.#opening === undefined) return;
    const file = await this.#opening.catch(() => undefined);
    await file?.close();
    if (file !== undefined && this.#hasName) await unlink(this.#path);
  }

  #open(): Promise<FileHandle> {
    return (this.#opening ??= this.#create());
  }

  async #create(): Promise<FileHandle> {
    // "x": a file that is there already, or a link that somebody has put there, is not touched. Nobody else may read it.
    const file = await open(this.#path, "wx+", 0o600);
    this.#hasName = await unlink(this.#path).then(
      () => false,
      () => true,
    );
    return file;
  }
}
