import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { UploadFile } from "../../kernel/upload-file.ts";
import { readMultipart } from "../../http/multipart.ts";
import { SPOOL_LIMIT } from "../../http/spool.ts";
import { fileSpools } from "./spool.ts";

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "spool-test-"));
});

afterEach(async () => {
  await rm(directory, { recursive: true });
});

test("bytes are read back from any place, across writes", async () => {
  const spool = fileSpools(directory)();
  await spool.write(new Uint8Array([1, 2, 3]));
  await spool.write(new Uint8Array([4, 5]));
  expect([...(await spool.read(0, 5))]).toEqual([1, 2, 3, 4, 5]);
  expect([...(await spool.read(2, 4))]).toEqual([3, 4]);
  await spool.write(new Uint8Array([6]));
  expect([...(await spool.read(4, 6))]).toEqual([5, 6]);
  await spool.close();
  await expect(async () => spool.read(0, 1)).rejects.toThrow("closed");
});

test.skipIf(process.platform === "win32")("a file has no name while it is written (Windows cannot do that: there it goes with close)", async () => {
  const spool = fileSpools(directory)();
  await spool.write(new Uint8Array(10));
  expect(await readdir(directory)).toEqual([]);
  await spool.close();
});

test("a spool that was never written to leaves nothing", async () => {
  await fileSpools(directory)().close();
  expect(await readdir(directory)).toEqual([]);
});

test("a directory that is not there fails the upload, and closing afterwards does no harm", async () => {
  const spool = fileSpools(join(directory, "missing"))();
  await expect(async () => spool.write(new Uint8Array(1))).rejects.toThrow("ENOENT");
  await spool.close();
});

const head = new TextEncoder().encode('--XX\r\nContent-Disposition: form-data; name="f"; filename="x"\r\n\r\n');
const end = new TextEncoder().encode("\r\n--XX--");

test("a large upload goes through it, and is gone when the form is closed or broken off", async () => {
  const large = new Uint8Array(SPOOL_LIMIT + 5).fill(7);
  const whole = async function* () {
    yield head;
    yield large;
    yield end;
  };
  const form = await readMultipart(whole(), "multipart/form-data; boundary=XX", { spool: fileSpools(directory) });
  const file = form.get("f") as UploadFile;
  expect(file.size).toBe(large.length);
  expect(Buffer.from(await file.bytes()).equals(Buffer.from(large))).toBe(true);
  await form.close();

  const broken = async function* () {
    yield head;
    yield large;
    throw new Error("the client has gone");
  };
  await expect(readMultipart(broken(), "multipart/form-data; boundary=XX", { spool: fileSpools(directory) })).rejects.toThrow("the client has gone");
  expect(await readdir(directory)).toEqual([]);
});
