// Packing and streams: events are left alone unless somebody asks for it, and whatever is packed can be read as soon as it is sent.

import { describe, expect, test } from "vitest";
import { App, EventSourceResponse, gzip, jsonl, sse, t, type GzipOptions } from "signatura";
import { serve } from "signatura/node";

/** Streams whose second item is made once the client has seen the first. */
async function withStreams(options: GzipOptions, look: (url: string, go: () => void) => Promise<void>): Promise<void> {
  const app = new App();
  const seen = Promise.withResolvers<void>();
  async function* items(): AsyncGenerator<string, void, undefined> {
    yield "first";
    await seen.promise;
    yield "second";
  }
  app.get("/events", {}, { returns: sse(t.string) }, items);
  app.get("/source", {}, () => new EventSourceResponse(items()));
  app.get("/lines", {}, { returns: jsonl(t.string) }, items);
  app.middleware(gzip({ minimumSize: 0, ...options }));
  await using server = await serve(app, { port: 0 });
  await look(server.url, seen.resolve);
}

/** Asks for a packed answer, and reads it step by step: `fetch` unpacks. */
async function read(url: string, go: () => void): Promise<{ readonly encoding: string | null; readonly vary: string | null; readonly text: string }> {
  const response = await fetch(url, { headers: { "accept-encoding": "gzip" } });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    text += part.value;
    if (text.includes("first")) go();
  }
  return { encoding: response.headers.get("content-encoding"), vary: response.headers.get("vary"), text };
}

describe("gzip", () => {
  test.each([
    ["/events", 'data: "first"\n\ndata: "second"\n\n'],
    ["/source", "data: first\r\n\r\ndata: second\r\n\r\n"],
  ])("leaves the events of %s alone", async (path, text) => {
    await withStreams({}, async (url, go) => {
      expect(await read(url + path, go)).toEqual({ encoding: null, vary: null, text });
    });
  });

  test.each([
    ["/events", 'data: "first"\n\ndata: "second"\n\n'],
    ["/source", "data: first\r\n\r\ndata: second\r\n\r\n"],
    ["/lines", '"first"\n"second"\n'],
  ])("sends each item of %s at once where it packs them", async (path, text) => {
    await withStreams({ excludeContentTypes: [] }, async (url, go) => {
      expect(await read(url + path, go)).toEqual({ encoding: "gzip", vary: "Accept-Encoding", text });
    });
  });
});
