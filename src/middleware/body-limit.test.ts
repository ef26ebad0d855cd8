import { describe, expect, test } from "vitest";
import { App, bodyLimit, HttpRequest } from "signatura";
import { MemoryExchange } from "../../test/support/exchange.ts";
import { readReply } from "../../test/support/read-reply.ts";

function makeApp(...limits: number[]): App {
  const app = new App({ bodyLimit: 100 });
  for (const limit of limits) app.middleware(bodyLimit(limit));
  app.post("/", { request: HttpRequest }, async ({ request }) => (await request.body()).length);
  return app;
}

async function statusOf(app: App, url: string, size: number): Promise<number> {
  const exchange = new MemoryExchange({ method: "POST", url, body: [new Uint8Array(size)] });
  return (await readReply(await app.handle(exchange))).status;
}

describe("bodyLimit", () => {
  test("lowers the limit of an operation, and never raises it", async () => {
    expect([await statusOf(makeApp(10), "/", 10), await statusOf(makeApp(10), "/", 11)]).toEqual([200, 413]);
    expect([await statusOf(makeApp(1000), "/", 100), await statusOf(makeApp(1000), "/", 101)]).toEqual([200, 413]);
  });

  test("of several the innermost counts", async () => {
    // The one that is added last is the outermost.
    expect([await statusOf(makeApp(20, 10), "/", 20), await statusOf(makeApp(20, 10), "/", 21)]).toEqual([200, 413]);
  });

  test("holds for an application that is mounted, too", async () => {
    const app = makeApp(10);
    app.mount("/inner", makeApp());
    expect([await statusOf(app, "/inner/", 10), await statusOf(app, "/inner/", 11)]).toEqual([200, 413]);
  });

  test("an announced length is refused before anything is read", async () => {
    const exchange = new MemoryExchange({ method: "POST", url: "/", headers: { "content-length": "11" }, body: [new Uint8Array(11)] });
    const reply = await readReply(await makeApp(10).handle(exchange));
    expect([reply.status, exchange.pulled]).toEqual([413, 0]);
  });
});
