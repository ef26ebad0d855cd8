import { constants, createGunzip, gunzipSync } from "node:zlib";
import { afterEach, describe, expect, test, vi } from "vitest";
import { gzip, HttpResponse, PlainTextResponse, StreamingResponse } from "signatura";
import { memoryRequest } from "../../test/support/exchange.ts";
import { readReply } from "../../test/support/read-reply.ts";

afterEach(() => vi.restoreAllMocks());

const accepting = memoryRequest({ headers: { "accept-encoding": "gzip" } });
const text = "x".repeat(1000);

describe("gzip", () => {
  test("packs a small body without a promise", () => {
    const response = gzip()(accepting, () => new PlainTextResponse(text));
    expect(response).toBeInstanceOf(HttpResponse);
    expect(gunzipSync((response as HttpResponse).body as Uint8Array).toString()).toBe(text);
  });

  test("packs a large body beside the event loop", async () => {
    const large = new Uint8Array(131_072).fill(7);
    const response = gzip()(accepting, () => new HttpResponse(large));
    expect(response).toBeInstanceOf(Promise);
    expect(gunzipSync((await response).body as Uint8Array).equals(large)).toBe(true);
  });

  test("each part of a stream can be read before the next one is made", async () => {
    const unpacked: string[] = [];
    const gunzip = createGunzip({ finishFlush: constants.Z_SYNC_FLUSH });
    gunzip.on("data", (part: Buffer) => unpacked.push(part.toString()));
    const read = Promise.withResolvers<void>();
    const parts = (async function* () {
      yield "one";
      yield "";
      await read.promise;
      yield new TextEncoder().encode("two");
    })();
    const response = await gzip()(accepting, () => new StreamingResponse(parts, { mediaType: "text/plain" }));
    const seen: string[] = [];
    for await (const part of response.body as AsyncIterable<Uint8Array>) {
      await new Promise((resolve) => gunzip.write(part, resolve));
      seen.push(unpacked.join(""));
      if (seen[0] === "one") read.resolve();
    }
    expect(seen.slice(0, 2)).toEqual(["one", "onetwo"]);
    expect(response.headers.get("content-encoding")).toBe("gzip");
    const whole = await gzip()(accepting, () => new StreamingResponse(["one", "two"], { mediaType: "text/plain" }));
    expect(gunzipSync((await readReply(whole)).body).toString()).toBe("onetwo");
  });

  test("an abandoned stream ends its producer", async () => {
    let ended = false;
    const parts = (async function* () {
      try {
        for (;;) yield "part";
      } finally {
        ended = true;
      }
    })();
    const response = await gzip()(accepting, () => new StreamingResponse(parts));
    for await (const part of response.body as AsyncIterable<Uint8Array>) {
      expect(part.length).toBeGreaterThan(0);
      break;
    }
    expect(ended).toBe(true);
  });

  test("a producer that fails breaks the stream off with its error", async () => {
    const parts = (async function* () {
      yield "part";
      throw new Error("the producer failed");
    })();
    const response = await gzip()(accepting, () => new StreamingResponse(parts));
    await expect(readReply(response)).rejects.toThrow("the producer failed");
  });

  test("where the runtime has no zlib, whole bodies are packed by the web's CompressionStream and streams go out as they are", async () => {
    vi.spyOn(process, "getBuiltinModule").mockReturnValue(undefined);
    const middleware = gzip();
    const whole = await middleware(accepting, () => new PlainTextResponse(text));
    expect(gunzipSync(whole.body as Uint8Array).toString()).toBe(text);
    const stream = await middleware(accepting, () => new StreamingResponse(["one", "two"]));
    expect([stream.headers.get("content-encoding"), Buffer.from((await readReply(stream)).body).toString()]).toEqual([undefined, "onetwo"]);
  });
});
