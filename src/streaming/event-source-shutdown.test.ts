// What becomes of sse-starlette's events when the server stops: they end, where the server waits for all other answers.

import { describe, expect, test } from "vitest";
import { App, channel, EventSourceResponse, type EventSourceOptions } from "signatura";
import { serve } from "signatura/node";
import { silentLogger } from "../kernel/logger.ts";

describe.each(["http1", "node"] as const)("over %s, a server that stops", (http) => {
  async function readWhileStopping(content: () => AsyncIterable<string>, options: EventSourceOptions = {}, mounted = false): Promise<string> {
    const app = new App({ logger: silentLogger });
    app.get("/", {}, () => new EventSourceResponse(content(), options));
    const outer = new App({ logger: silentLogger });
    outer.mount("/in", app);
    const server = await serve(mounted ? outer : app, { port: 0, http, logger: silentLogger });
    const response = await fetch(mounted ? `${server.url}/in/` : server.url);
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    let text = (await reader.read()).value ?? "";
    const closed = server.close();
    for (let part = await reader.read(); !part.done; part = await reader.read()) text += part.value;
    await closed;
    return text;
  }

  test.each([false, true])("ends a stream whose producer would go on, and its producer (mounted: %s)", async (mounted) => {
    let isStopped = false;
    async function* ticks(): AsyncGenerator<string, void, undefined> {
      try {
        for (;;) {
          yield "tick";
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
      } finally {
        isStopped = true;
      }
    }
    expect(await readWhileStopping(ticks, {}, mounted)).toMatch(/^(data: tick\r\n\r\n)+$/);
    expect(isStopped).toBe(true);
  });

  test("ends a stream whose producer waits for ever", async () => {
    async function* stuck(): AsyncGenerator<string, void, undefined> {
      yield "first";
      await new Promise(() => undefined);
    }
    expect(await readWhileStopping(stuck)).toBe("data: first\r\n\r\n");
  });

  test("lets a producer say goodbye that has been given the time", async () => {
    const items = channel<string>();
    void items.send("first");
    const onShutdown = (): void => {
      void items.send("goodbye").then(() => items.close());
    };
    expect(await readWhileStopping(() => items, { shutdownGrace: 30, onShutdown })).toBe("data: first\r\n\r\ndata: goodbye\r\n\r\n");
  });

  test("breaks a stream off whose `onShutdown` throws, and stops all the same", async () => {
    const items = channel<string>();
    void items.send("first");
    const onShutdown = (): never => {
      throw new Error("broken");
    };
    await expect(readWhileStopping(() => items, { onShutdown })).rejects.toThrow("terminated");
    expect(items.isClosed).toBe(true);
  });
});
