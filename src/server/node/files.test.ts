// Forms with files, files as answers and middleware over real sockets: what depends on how the server sends and how clients leave.

import { once } from "node:events";
import { connect } from "node:net";
import { mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { App, Form, gzip, staticFiles, StreamingResponse, t, type UploadFile } from "signatura";
import { serve } from "signatura/node";
import { silentLogger } from "../../kernel/logger.ts";

const directory = mkdtempSync(join(tmpdir(), "files-test-"));
afterAll(() => rmSync(directory, { recursive: true }));
const content = Buffer.alloc(300_000, "0123456789");
writeFileSync(join(directory, "large.txt"), content);

const MIB = 1_048_576;

/** How many temporary files of ours this process holds open; undefined where the system does not say. */
function openSpools(): number | undefined {
  if (process.platform !== "linux") return undefined;
  const names = readdirSync("/proc/self/fd").map((descriptor) => {
    try {
      return readlinkSync(`/proc/self/fd/${descriptor}`);
    } catch {
      return "";
    }
  });
  return names.filter((name) => name.includes("signatura-")).length;
}

async function settled(condition: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 500 && !condition(); attempt += 1) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(condition()).toBe(true);
}

describe("uploads over sockets", () => {
  let held: number | undefined;
  let reached = 0;
  const makeApp = (): App => {
    const app = new App({ logger: silentLogger, bodyLimit: 8 * MIB });
    app.post("/", { file: t.file, note: Form(t.string) }, async ({ file, note }: { file: UploadFile; note: string }) => {
      held = openSpools();
      const bytes = await file.bytes();
      return { note, name: file.filename, size: file.size, first: bytes[0], last: bytes.at(-1) };
    });
    app.post("/abandoned", { file: t.file }, () => {
      reached += 1;
      return "reached";
    });
    return app;
  };

  test("a large file goes through a temporary file, which is gone after the answer", async () => {
    await using server = await serve(makeApp(), { port: 0, logger: silentLogger });
    const body = new Uint8Array(3 * MIB).fill(7);
    body[body.length - 1] = 9;
    const form = new FormData();
    form.set("note", "ü");
    form.set("file", new File([body], "big.bin"));
    const response = await fetch(`${server.url}/`, { method: "POST", body: form });
    expect(await response.json()).toEqual({ note: "ü", name: "big.bin", size: body.length, first: 7, last: 9 });
    if (held !== undefined) {
      expect(held).toBe(1);
      await settled(() => openSpools() === 0);
    }
  });

  test("a client that leaves in the middle of its file reaches no handler and leaves no temporary file", async () => {
    await using server = await serve(makeApp(), { port: 0, logger: silentLogger });
    const socket = connect(server.port, "127.0.0.1");
    await once(socket, "connect");
    socket.write(`POST /abandoned HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=XX\r\nContent-Length: ${4 * MIB}\r\n\r\n`);
    socket.write('--XX\r\nContent-Disposition: form-data; name="file"; filename="x"\r\n\r\n');
    socket.write(Buffer.alloc(2 * MIB));
    if (openSpools() !== undefined) await settled(() => openSpools() === 1);
    socket.destroy();
    if (openSpools() !== undefined) await settled(() => openSpools() === 0);
    expect(reached).toBe(0);
  });

  test("a body beyond the limit is a 413", async () => {
    await using server = await serve(makeApp(), { port: 0, logger: silentLogger });
    const form = new FormData();
    form.set("file", new File([new Uint8Array(9 * MIB)], "x"));
    const response = await fetch(`${server.url}/abandoned`, { method: "POST", body: form }).catch(() => undefined);
    // The server may close the connection before the client has sent everything.
    if (response !== undefined) expect(response.status).toBe(413);
    expect(reached).toBe(0);
  });
});

describe("files over sockets", () => {
  test("a file arrives whole, and in ranges", async () => {
    const app = new App({ logger: silentLogger });
    app.mount("/static", staticFiles(directory));
    await using server = await serve(app, { port: 0, logger: silentLogger });
    const url = `${server.url}/static/large.txt`;
    const whole = await fetch(url);
    expect(Buffer.from(await whole.arrayBuffer()).equals(content)).toBe(true);
    expect(whole.headers.get("content-length")).toBe(String(content.length));
    const part = await fetch(url, { headers: { range: "bytes=10-19,100000-100004" } });
    const text = await part.text();
    expect([part.status, part.headers.get("content-length")]).toEqual([206, String(text.length)]);
    expect(text).toContain("\r\n\r\n0123456789\r\n--");
    const head = await fetch(url, { method: "HEAD" });
    expect([head.headers.get("content-length"), await head.text()]).toEqual([String(content.length), ""]);
    const copy = await fetch(url, { headers: { "if-none-match": whole.headers.get("etag")! } });
    expect([copy.status, await copy.text()]).toEqual([304, ""]);
  });
});

describe("gzip over sockets", () => {
  let next: (() => void) | undefined;
  const makeApp = (): App => {
    const app = new App({ logger: silentLogger });
    app.middleware(gzip());
    app.mount("/static", staticFiles(directory));
    app.get("/parts", {}, () => {
      const parts = async function* () {
        yield "first ";
        await new Promise<void>((resolve) => (next = resolve));
        yield "second";
      };
      return new StreamingResponse(parts(), { mediaType: "text/plain" });
    });
    return app;
  };

  test("a file is packed as it is read", async () => {
    await using server = await serve(makeApp(), { port: 0, logger: silentLogger });
    const response = await fetch(`${server.url}/static/large.txt`, { headers: { "accept-encoding": "gzip" } });
    expect([response.headers.get("content-encoding"), response.headers.get("content-length")]).toEqual(["gzip", null]);
    expect(Buffer.from(await response.arrayBuffer()).equals(content)).toBe(true);
  });

  test("the first part of a stream arrives while the second is waited for", async () => {
    await using server = await serve(makeApp(), { port: 0, logger: silentLogger });
    const response = await fetch(`${server.url}/parts`, { headers: { "accept-encoding": "gzip" } });
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader.read()).value).toBe("first ");
    next!();
    expect((await reader.read()).value).toBe("second");
  });
});
