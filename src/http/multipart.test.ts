import { inflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readFixture } from "../../test/parity/fixture.ts";
import { HTTPException } from "../errors/http-exception.ts";
import type { UploadFile } from "../kernel/upload-file.ts";
import type { FormFields } from "./form-fields.ts";
import type { FormLimits } from "./form-limits.ts";
import { readMultipart } from "./multipart.ts";
import { MemorySpool, SPOOL_LIMIT, type Spool } from "./spool.ts";
import { readUrlencoded } from "./urlencoded.ts";

interface Case {
  readonly contentType: string;
  readonly body: string;
  readonly limits?: { readonly max_files?: number; readonly max_fields?: number; readonly max_part_size?: number };
  readonly items?: unknown[];
  readonly count?: number;
  readonly error?: string;
}

const fixture = readFixture<Record<"multipart" | "mutated" | "limited" | "urlencoded" | "urlencodedLimited", Case[]>>("forms");

const bytesOf = (base64: string): Uint8Array => new Uint8Array(inflateSync(Buffer.from(base64, "base64")));

function limitsOf({ limits = {} }: Case): FormLimits {
  return { maxFiles: limits.max_files, maxFields: limits.max_fields, maxPartSize: limits.max_part_size };
}

async function* inParts(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
}

/** What the reference tells of a form. */
async function describeForm(read: () => FormFields | Promise<FormFields>): Promise<{ items: unknown[] } | { error: string }> {
  let form: FormFields;
  try {
    form = await read();
  } catch (error) {
    if (!(error instanceof HTTPException) || error.status !== 400) throw error;
    return { error: error.detail as string };
  }
  const items: unknown[] = [];
  for (const [name, value] of form) {
    if (typeof value === "string") items.push([name, value]);
    else {
      const content = Buffer.from(await value.bytes()).toString("base64");
      items.push([name, { filename: value.filename, size: value.size, contentType: value.contentType ?? null, headers: [...value.headers], content }]);
    }
  }
  return { items };
}

function expected({ items, count, error }: Case): unknown {
  if (error !== undefined) return { error };
  return items === undefined ? { items: Array.from({ length: count! }, () => expect.anything()) } : { items };
}

/** Long bodies are cut into larger parts: byte by byte they only take time. */
const cuts = (bytes: Uint8Array): number[] => [Math.max(bytes.length, 1), bytes.length > 5000 ? 1000 : 1, 3, 7];

describe.each(["multipart", "mutated", "limited"] as const)("%s bodies, against Starlette", (kind) => {
  test.each(fixture[kind].map((one, index) => [index, one] as const))("case %i", async (_index, one) => {
    const bytes = bytesOf(one.body);
    for (const size of cuts(bytes)) {
      const found = await describeForm(() => readMultipart(inParts(bytes, size), one.contentType, limitsOf(one)));
      expect(found, `in parts of ${size} bytes`).toEqual(expected(one));
    }
  });
});

describe.each(["urlencoded", "urlencodedLimited"] as const)("%s bodies, against Starlette", (kind) => {
  test.each(fixture[kind].map((one, index) => [index, one] as const))("case %i", async (_index, one) => {
    const text = Buffer.from(bytesOf(one.body)).toString("latin1");
    expect(await describeForm(() => readUrlencoded(text, limitsOf(one)))).toEqual(expected(one));
  });
});

/** A spool that tells what was done to it. */
class WatchedSpool implements Spool {
  readonly #inner = new MemorySpool();
  readonly log: string[];

  constructor(log: string[]) {
    this.log = log;
  }
  async write(part: Uint8Array): Promise<void> {
    await Promise.resolve();
    this.log.push(`write ${part.length}`);
    this.#inner.write(part);
  }
  read(start: number, end: number): Uint8Array {
    return this.#inner.read(start, end);
  }
  close(): void {
    this.log.push("close");
  }
}

const encoder = new TextEncoder();
const head = (name: string, filename: string): Uint8Array =>
  encoder.encode(`--XX\r\nContent-Disposition: form-data; name="${name}"; filename="${filename}"\r\n\r\n`);
const end: Uint8Array = encoder.encode("\r\n--XX--\r\n");
const contentType = "multipart/form-data; boundary=XX";

describe("files in a form", () => {
  test("stay in memory up to 1 MiB", async () => {
    const log: string[] = [];
    const body = async function* () {
      yield head("f", "x");
      yield new Uint8Array(SPOOL_LIMIT).fill(120);
      yield end;
    };
    const form = await readMultipart(body(), contentType, { spool: () => new WatchedSpool(log) });
    expect((form.get("f") as UploadFile).size).toBe(SPOOL_LIMIT);
    expect(log).toEqual([]);
  });

  test("leave the memory beyond 1 MiB, and are read from where they went", async () => {
    const log: string[] = [];
    const body = async function* () {
      yield head("f", "x");
      yield new Uint8Array(SPOOL_LIMIT).fill(120);
      yield new Uint8Array([1, 2, 3]);
      yield end;
    };
    const form = await readMultipart(body(), contentType, { spool: () => new WatchedSpool(log) });
    const file = form.get("f") as UploadFile;
    expect(log).toEqual([`write ${SPOOL_LIMIT}`, "write 3"]);
    expect(file.size).toBe(SPOOL_LIMIT + 3);
    file.seek(SPOOL_LIMIT - 1);
    expect([...(await file.read())]).toEqual([120, 1, 2, 3]);
    await form.close();
    await form.close();
    expect(log.filter((entry) => entry === "close")).toEqual(["close"]);
    await expect(file.bytes()).rejects.toThrow("is closed");
  });

  test("the next part of the body is asked for when the last one is stored", async () => {
    const log: string[] = [];
    const body = async function* () {
      yield head("f", "x");
      for (let index = 0; index < 3; index += 1) {
        log.push(`send ${index}`);
        yield new Uint8Array(SPOOL_LIMIT + 1);
      }
      yield end;
    };
    await readMultipart(body(), contentType, { spool: () => new WatchedSpool(log) });
    expect(log).toEqual(["send 0", "write 1048577", "send 1", "write 1048577", "send 2", "write 1048577"]);
  });

  const large = new Uint8Array(SPOOL_LIMIT + 1);

  test.each([
    ["the client goes away", new Error("gone"), "gone"],
    ["what follows is malformed", encoder.encode("\r\n--XX\r\nbad header\r\n\r\n"), "Invalid multipart data."],
    ["a later part goes beyond a limit", encoder.encode(`\r\n${new TextDecoder().decode(head("g", "y"))}`), "Too many files. Maximum number of files is 1."],
  ])("are closed when %s", async (_what, last, message) => {
    const log: string[] = [];
    const body = async function* () {
      yield head("f", "x");
      yield large;
      if (last instanceof Error) throw last;
      yield last;
    };
    const reading = readMultipart(body(), contentType, { spool: () => new WatchedSpool(log), maxFiles: 1 });
    await expect(reading).rejects.toSatisfy((error: unknown) =>
      error instanceof HTTPException ? error.detail === message : (error as Error).message === message,
    );
    expect(log).toEqual([`write ${large.length}`, "close"]);
  });

  test("are closed when writing fails", async () => {
    let closed = 0;
    const spool = (): Spool => ({
      write: () => Promise.reject(new Error("disk full")),
      read: () => new Uint8Array(0),
      close: () => {
        closed += 1;
      },
    });
    const body = async function* () {
      yield head("f", "x");
      yield large;
    };
    await expect(readMultipart(body(), contentType, { spool })).rejects.toThrow("disk full");
    expect(closed).toBe(1);
  });

  test("that are cut short are closed, and are no field", async () => {
    const log: string[] = [];
    const body = async function* () {
      yield head("f", "x");
      yield large;
    };
    const form = await readMultipart(body(), contentType, { spool: () => new WatchedSpool(log) });
    expect(form.keys()).toEqual([]);
    expect(log.at(-1)).toBe("close");
  });
});

describe("an uploaded file", () => {
  const upload = async (content: Uint8Array): Promise<UploadFile> => {
    const body = async function* () {
      yield head("f", "x");
      yield content;
      yield end;
    };
    return (await readMultipart(body(), contentType)).get("f") as UploadFile;
  };

  test("is read on from where the last read ended", async () => {
    const file = await upload(encoder.encode("hello"));
    const text = async (size?: number): Promise<string> => new TextDecoder().decode(await file.read(size));
    expect([await text(2), await text(2), await text(2), await text(2)]).toEqual(["he", "ll", "o", ""]);
    file.seek(1);
    expect(await text()).toBe("ello");
    expect(() => file.seek(-1)).toThrow(RangeError);
    expect(await file.text()).toBe("hello");
  });

  test("streams in parts of 64 KiB, wherever it was read to", async () => {
    const file = await upload(new Uint8Array(150_000));
    await file.read();
    const sizes: number[] = [];
    for await (const part of file.stream()) sizes.push(part.length);
    expect(sizes).toEqual([65_536, 65_536, 18_928]);
  });

  test("shows its name, size and headers in JSON, and nothing of its content", async () => {
    const file = await upload(encoder.encode("secret"));
    expect(JSON.parse(JSON.stringify(file))).toEqual({ filename: "x", size: 6, headers: { "content-disposition": 'form-data; name="f"; filename="x"' } });
  });
});

test("what a client puts in comes out, whatever it looks like and however it is cut", async () => {
  const piece = fc.constantFrom("\r", "\n", "-", "X", "a", "\r\n", "--XX", "\r\n--X", "\r\n--XX", "\r\n--XX-", "\r\n--XX\r", "\0");
  const value = fc
    .array(piece, { maxLength: 12 })
    .map((pieces) => pieces.join(""))
    .filter((text) => !/\r\n--XX(?:\r\n|--|-$|\r$|$)/.test(text));
  await fc.assert(
    fc.asyncProperty(fc.array(value, { maxLength: 5 }), fc.integer({ min: 1, max: 40 }), async (values, size) => {
      const body = values
        .map((text, index) => `--XX\r\nContent-Disposition: form-data; name="${index}"${index % 2 === 0 ? "" : "; filename=f"}\r\n\r\n${text}\r\n`)
        .join("");
      const form = await readMultipart(inParts(encoder.encode(`${body}--XX--`), size), contentType);
      const found = await Promise.all([...form].map(async ([, one]) => (typeof one === "string" ? one : one.text())));
      expect(found).toEqual(values);
    }),
    { numRuns: 500, seed: 20261122 },
  );
});

test("a form is a map of which a name's last value is the one", async () => {
  const form = readUrlencoded("a=1&b=2&a=3&__proto__=4");
  expect(form.get("a")).toBe("3");
  expect(form.getAll("a")).toEqual(["1", "3"]);
  expect(form.keys()).toEqual(["a", "b", "__proto__"]);
  expect([form.has("b"), form.has("c"), form.get("c"), form.getAll("c"), form.size]).toEqual([true, false, undefined, [], 4]);
});
