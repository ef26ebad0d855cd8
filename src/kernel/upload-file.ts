// A file that came with a form. It stands in the lowest layer because types (`t.file`) know it as well as the readers of bodies that make it.

/** Where a file's bytes are kept. Offsets count from the file's beginning; `end` is exclusive. */
export interface FileContent {
  readonly size: number;
  read(start: number, end: number): Uint8Array | Promise<Uint8Array>;
  close(): void | Promise<void>;
}

/** The headers of a file's part in the form. Names are compared without regard to case. */
export interface FileHeaders extends Iterable<[name: string, value: string]> {
  get(name: string): string | undefined;
  getAll(name: string): string[];
  has(name: string): boolean;
}

const NO_HEADERS: FileHeaders = {
  get: () => undefined,
  getAll: () => [],
  has: () => false,
  [Symbol.iterator]: () => [][Symbol.iterator](),
};

/** How much `stream` reads at a time, in bytes. */
const PART_SIZE = 65_536;

/**
 * A file of a form: in memory, or in a temporary file where it is large. It is closed, and then gone, once its request is answered: read it
 * before, in the handler or a background task.
 *
 * @example
 * app.post("/avatar", { avatar: t.file }, async ({ avatar }) => ({ name: avatar.filename, bytes: (await avatar.bytes()).length }));
 */
export class UploadFile {
  readonly "~isUploadFile" = true;
  /** The name that the client says it has. Never use it as a path. */
  readonly filename: string;
  readonly headers: FileHeaders;
  readonly #content: FileContent;
  #position = 0;
  #isClosed = false;

  constructor(filename: string, content: FileContent, headers: FileHeaders = NO_HEADERS) {
    this.filename = filename;
    this.headers = headers;
    this.#content = content;
  }

  /** In bytes. */
  get size(): number {
    return this.#content.size;
  }

  /** The media type that the client says it has. */
  get contentType(): string | undefined {
    return this.headers.get("content-type");
  }

  /** The next `size` bytes, fewer at the end; all that are left where `size` is left out. */
  async read(size = -1): Promise<Uint8Array> {
    const start = this.#position;
    const end = size < 0 ? this.size : Math.min(start + size, this.size);
    if (end <= start) return new Uint8Array(0);
    const bytes = await this.#readAt(start, end);
    this.#position = start + bytes.length;
    return bytes;
  }

  /** Makes the next `read` begin at this byte. */
  seek(offset: number): void {
    if (!Number.isSafeInteger(offset) || offset < 0) throw new RangeError(`A file has no byte ${offset}.`);
    this.#position = offset;
  }

  /** The whole file, wherever `read` stands. */
  async bytes(): Promise<Uint8Array> {
    return await this.#readAt(0, this.size);
  }

  /** The whole file as text, taken as UTF-8. */
  async text(): Promise<string> {
    return new TextDecoder().decode(await this.bytes());
  }

  /** The whole file in parts of at most 64 KiB, wherever `read` stands. */
  async *stream(): AsyncGenerator<Uint8Array, void, undefined> {
    for (let start = 0; start < this.size; start += PART_SIZE) yield await this.#readAt(start, Math.min(start + PART_SIZE, this.size));
  }

  /** Frees the memory, or removes the temporary file. It happens by itself when the request is over; twice does no harm. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#content.close();
  }

  /** What errors and logs show of it. */
  toJSON(): unknown {
    return { filename: this.filename, size: this.size, headers: Object.fromEntries(this.headers) };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  #readAt(start: number, end: number): Uint8Array | Promise<Uint8Array> {
    if (this.#isClosed) throw new Error(`The uploaded file ${JSON.stringify(this.filename)} is closed: read it before its request is over.`);
    return this.#content.read(start, end);
  }
}

/** Whether a value is an uploaded file, of this or another copy of the package. */
export function isUploadFile(value: unknown): value is UploadFile {
  return typeof value === "object" && value !== null && (value as { "~isUploadFile"?: unknown })["~isUploadFile"] === true;
}
