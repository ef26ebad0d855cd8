// Who asks, by which scheme and under which path: what the connection says, what a proxy says, and what a root path and a mount make of it.

import { expect } from "vitest";
import { App, HttpRequest, staticFiles, t } from "signatura";
import { overEveryTransport } from "./suite.ts";
import { ask, told, valuesOf, type Pairs } from "./transport.ts";

function tell({ request }: { request: HttpRequest }): unknown {
  return {
    client: request.client?.host,
    scheme: request.url.protocol,
    url: request.url.href,
    base: request.baseUrl.href,
    root: request.rootPath,
    path: request.path,
  };
}

function telling(options: ConstructorParameters<typeof App>[0] = {}): App {
  const app = new App(options);
  app.get("/where", { request: HttpRequest }, tell);
  app.get("/port", { request: HttpRequest }, ({ request }) => request.client?.port);
  return app;
}

overEveryTransport("addresses", (suite) => {
  const served = suite.serve(() => telling());

  suite.test("are those of the connection", async () => {
    const { client } = served.reached;
    expect(await served.tell("/where?a=1")).toEqual([
      200,
      { client, scheme: "http:", url: "http://testserver/where?a=1", base: "http://testserver/", root: "", path: "/where" },
    ]);
    expect((await served.tell("/port"))[1]).toBeGreaterThan(0);
  });

  suite.test("follow the Host header", async () => {
    expect(await served.tell({ target: "/where", headers: [["host", "shop.example:8080"]] })).toMatchObject([200, { url: "http://shop.example:8080/where" }]);
    // What is no host is not believed, or refused (RFC 9112 §3.2).
    const expected = served.reached.refusesBadHosts === true ? [400, "Invalid HTTP request received."] : [200, { path: "/where" }];
    expect(await served.tell({ target: "/where", headers: [["host", "a b/../c"]] })).toMatchObject(expected);
  });

  suite.testOf("proxyHeaders", "of a trusted proxy are what it says", async () => {
    const ask = async (...headers: Pairs): Promise<unknown> => (await served.tell({ target: "/where", headers }))[1];
    expect(await ask(["x-forwarded-for", "203.0.113.9"], ["x-forwarded-proto", "https"])).toMatchObject({ client: "203.0.113.9", scheme: "https:" });
    expect(await ask(["x-forwarded-for", "198.51.100.1, 203.0.113.9, 127.0.0.1"])).toMatchObject({ client: "203.0.113.9", scheme: "http:" });
    expect(await ask(["x-forwarded-for", "198.51.100.1"], ["x-forwarded-for", "[2001:db8::1]:77"])).toMatchObject({ client: "2001:db8::1" });
    expect(await ask(["x-forwarded-proto", "gopher"])).toMatchObject({ scheme: "http:" });
  });

  suite.testOf("proxyHeaders", "of anybody else are not believed", async () => {
    await using reached = await suite.reach(telling(), { forwardedAllowIps: "10.0.0.0/8" });
    const answer = await ask(reached, {
      target: "/where",
      headers: [
        ["x-forwarded-for", "203.0.113.9"],
        ["x-forwarded-proto", "https"],
      ],
    });
    expect(told(answer)).toMatchObject([200, { client: "127.0.0.1", scheme: "http:" }]);
  });
});

overEveryTransport("root paths", (suite) => {
  const rooted = { root: "/api", base: "http://testserver/api/", path: "/where" };

  suite.test("of the server stand before paths that have lost them", async () => {
    await using reached = await suite.reach(telling(), { rootPath: "/api" });
    expect(told(await ask(reached, "/where"))).toMatchObject([200, rooted]);
  });

  suite.test("of the application stand before paths, whether a proxy has taken them off or not", async () => {
    await using reached = await suite.reach(telling({ rootPath: "/api" }));
    for (const target of ["/where", "/api/where"]) expect(told(await ask(reached, target))).toMatchObject([200, rooted]);
    expect(told(await ask(reached, "/apis/where"))[0]).toBe(404);
  });
});

overEveryTransport("mounts", (suite) => {
  const served = suite.serve(() => {
    const inner = telling();
    inner.get("/items/{item_id}", { item_id: t.int }, ({ item_id }) => item_id);
    const app = telling({ rootPath: "/api" });
    app.mount("/inner", inner);
    app.mount("/files", staticFiles(new URL(".", import.meta.url)));
    return app;
  });

  suite.test("see the path below them, and the path above as their root", async () => {
    expect(await served.tell("/inner/where?a=1")).toMatchObject([200, { root: "/api/inner", path: "/where" }]);
    expect(await served.tell("/inner/items/1")).toEqual([200, 1]);
    expect((await served.tell("/inner/items/x"))[0]).toBe(422);
    expect(await served.tell("/inner/nowhere")).toEqual([404, { detail: "Not Found" }]);
    expect((await served.tell("/inner/openapi.json"))[1]).toMatchObject({ servers: [{ url: "/api/inner" }] });
  });

  suite.test("of files serve them, and nothing outside of their folder", async () => {
    const file = await served.ask("/files/suite.ts");
    expect([file.status, file.body.toString().startsWith("// Declares tests")]).toEqual([200, true]);
    expect((await served.ask({ method: "HEAD", target: "/files/suite.ts" })).status).toBe(200);
    const fresh = await served.ask({ target: "/files/suite.ts", headers: [["if-none-match", valuesOf(file.headers, "etag")[0]!]] });
    expect([fresh.status, fresh.body.length]).toEqual([304, 0]);
    for (const target of [
      "/files/../../package.json",
      "/files/%2e%2e/%2e%2e/package.json",
      "/files/..%2f..%2fpackage.json",
      "/files/%2e%2e%5c%2e%2e%5cpackage.json",
      "/files/suite.ts%00",
    ])
      expect((await served.ask(target)).status).toBe(404);
    expect((await served.ask({ method: "POST", target: "/files/suite.ts" })).status).toBe(405);
  });
});
