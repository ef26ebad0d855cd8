// Forms of the type `multipart/form-data`: fields and files out of a body as it comes. The next part of the body is asked for only when
// everything of the last one is stored, so that a slow disk slows the client.

import { toLatin1 } from "../kernel/latin1.ts";
import { UploadFile } from "../kernel/upload-file.ts";
import { decodeCharset } from "./charset.ts";
import { FormFields, type FormValue } from "./form-fields.ts";
import {
  badForm,
  DEFAULT_MAX_FIELDS,
  DEFAULT_MAX_FILES,
  DEFAULT_MAX_PART_SIZE,
  tooLarge,
  tooManyFields,
  tooManyFiles,
  type FormOptions,
} from "./form-limits.ts";
import { RequestHeaders } from "./headers.ts";
import { readHeaderOptions } from "./media-type.ts";
import { MalformedMultipart, MultipartParser, type PartEvents } from "./multipart-parser.ts";
import { SpooledContent } from "./spool.ts";

/**
 * Reads a whole form. When that fails, for whatever reason, every file of it is closed before the error is thrown.
 *
 * @param contentType The header as it was sent, with the boundary.
 * @throws HTTPException 400 for a body that is no such form, or goes beyond a limit; and whatever `stream` throws
 */
export async function readMultipart(stream: AsyncIterable<Uint8Array>, contentType: string, options: FormOptions = {}): Promise<FormFields> {
  const { parameters } = readHeaderOptions(contentType);
  const boundary = parameters.get("boundary");
  if (boundary === undefined) throw badForm("Missing boundary in multipart.");
  const parts = new PartCollector(parameters.get("charset") ?? "utf-8", options);
  try {
    const parser = new MultipartParser(boundary, parts);
    for await (const chunk of stream) {
      parser.write(chunk);
      await parts.store();
    }
    await parts.closeUnfinished();
  } catch (error) {
    await parts.closeAll();
    throw error instanceof MalformedMultipart ? badForm("Invalid multipart data.") : error;
  }
  return new FormFields(parts.entries);
}

/** Makes entries of what the parser tells. Bytes of files wait in a list until `store` writes them. */
class PartCollector implements PartEvents {
  readonly entries: [string, FormValue][] = [];
  readonly #charset: string;
  readonly #options: FormOptions;
  readonly #maxPartSize: number;
  /** Every file that was begun, finished or not. */
  readonly #files: { readonly upload: UploadFile; isFinished: boolean }[] = [];
  #waiting: { readonly content: SpooledContent; readonly bytes: Uint8Array }[] = [];
  #fieldCount = 0;
  #headers: string[] = [];
  #disposition = "";
  #fieldName = "";
  #fieldParts: Uint8Array[] = [];
  #fieldSize = 0;
  #content: SpooledContent | undefined;

  constructor(charset: string, options: FormOptions) {
    this.#charset = charset;
    this.#options = options;
    this.#maxPartSize = options.maxPartSize ?? DEFAULT_MAX_PART_SIZE;
  }

  header(name: string, value: string): void {
    if (name === "content-disposition") this.#disposition = value;
    this.#headers.push(name, value);
  }

  headersEnd(): void {
    const { parameters } = readHeaderOptions(this.#disposition);
    const name = parameters.get("name");
    if (name === undefined) throw badForm('The Content-Disposition header field "name" must be provided.');
    this.#fieldName = decodeCharset(toLatin1(name), this.#charset);
    const filename = parameters.get("filename");
    if (filename === undefined) this.#beginField();
    else this.#beginFile(decodeCharset(toLatin1(filename), this.#charset));
    this.#headers = [];
    this.#disposition = "";
  }

  #beginField(): void {
    const { maxFields = DEFAULT_MAX_FIELDS } = this.#options;
    this.#fieldCount += 1;
    if (this.#fieldCount > maxFields) throw tooManyFields(maxFields);
    this.#content = undefined;
    this.#fieldParts = [];
    this.#fieldSize = 0;
  }

  #beginFile(filename: string): void {
    const { maxFiles = DEFAULT_MAX_FILES, spool } = this.#options;
    if (this.#files.length >= maxFiles) throw tooManyFiles(maxFiles);
    this.#content = new SpooledContent(spool);
    this.#files.push({ upload: new UploadFile(filename, this.#content, new RequestHeaders(this.#headers)), isFinished: false });
  }

  data(bytes: Uint8Array): void {
    if (this.#content !== undefined) {
      this.#waiting.push({ content: this.#content, bytes });
      return;
    }
    this.#fieldSize += bytes.length;
    if (this.#fieldSize > this.#maxPartSize) throw tooLarge("Part", this.#maxPartSize);
    this.#fieldParts.push(bytes);
  }

  partEnd(): void {
    if (this.#content === undefined) {
      this.entries.push([this.#fieldName, decodeCharset(concatenate(this.#fieldParts, this.#fieldSize), this.#charset)]);
      return;
    }
    const file = this.#files.at(-1)!;
    file.isFinished = true;
    this.entries.push([this.#fieldName, file.upload]);
  }

  async store(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const { content, bytes } of waiting) await content.write(bytes);
  }

  /** The last file of a body that was cut short has no entry, as in Starlette, and nobody else would close it. */
  async closeUnfinished(): Promise<void> {
    for (const { upload, isFinished } of this.#files) if (!isFinished) await upload.close();
  }

  async closeAll(): Promise<void> {
    for (const { upload } of this.#files) await upload.close().catch(() => undefined);
  }
}

function concatenate(parts: readonly Uint8Array[], size: number): Uint8Array {
  if (parts.length === 1) return parts[0]!;
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
