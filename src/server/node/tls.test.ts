// HTTPS, and the limit of requests at a time, on both engines.

import { readFileSync } from "node:fs";
import { request as httpsRequest } from "node:https";
import { connect } from "node:net";
import { describe, expect, test } from "vitest";
import { App, HttpRequest, t } from "signatura";
import { serve } from "signatura/node";
import { silentLogger } from "../../kernel/logger.ts";

const certificate = (name: string): Buffer => readFileSync(new URL(`../../../test/support/certificate/${name}.pem`, import.meta.url));
const cert = certificate("certificate");
const tls = { key: certificate("key"), cert };

function ask(port: number, path: string, body?: string): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const headers = body === undefined ? {} : { "content-type": "application/json" };
    const asked = httpsRequest({ host: "127.0.0.1", port, path, ca: cert, agent: false, headers, method: body === undefined ? "GET" : "POST" }, (response) => {
      let text = "";
      response.on("data", (part: Buffer) => (text += part.toString()));
      response.on("end", () => resolve({ status: response.statusCode!, text }));
    });
    asked.on("error", reject);
    asked.end(body);
  });
}

describe.each(["http1", "node"] as const)("on the engine %s", (http) => {
  test("HTTPS carries requests with bodies, and says so to the application", async () => {
    const app = new App({ logger: silentLogger });
    app.get("/where", { request: HttpRequest }, ({ request }) => ({ url: String(request.url), client: request.client?.host }));
    app.post("/sum", { numbers: t.list(t.int) }, ({ numbers }) => numbers.reduce((sum, number) => sum + number, 0));
    await using server = await serve(app, { port: 0, http, tls });
    expect(server.url).toBe(`https://127.0.0.1:${server.port}`);
    expect(await ask(server.port, "/where")).toEqual({ status: 200, text: `{"url":"https://127.0.0.1:${server.port}/where","client":"127.0.0.1"}` });
    const many = JSON.stringify(Array.from({ length: 50_000 }, () => 1));
    expect(await ask(server.port, "/sum", many)).toEqual({ status: 200, text: "50000" });
  });

  test("a client that speaks no TLS is turned away, and others are served", async () => {
    const app = new App({ logger: silentLogger });
    app.get("/", {}, () => "here");
    await using server = await serve(app, { port: 0, http, tls });
    const plain = connect(server.port, "127.0.0.1");
    plain.on("error", () => undefined);
    plain.write("GET / HTTP/1.1\r\nhost: x\r\n\r\n");
    await new Promise<void>((resolve) => plain.once("close", () => resolve()));
    expect(await ask(server.port, "/")).toEqual({ status: 200, text: '"here"' });
  });

  test("requests beyond the limit get a 503 that says when to come back", async () => {
    const app = new App({ logger: silentLogger });
    const held = Promise.withResolvers<string>();
    const entered = Promise.withResolvers<void>();
    app.get("/slow", {}, () => {
      entered.resolve();
      return held.promise;
    });
    app.get("/", {}, () => "here");
    await using server = await serve(app, { port: 0, http, limitConcurrency: 1 });
    const slow = fetch(`${server.url}/slow`);
    await entered.promise;
    const refused = await fetch(server.url);
    expect([refused.status, refused.headers.get("retry-after"), await refused.text()]).toEqual([503, "1", "Service Unavailable"]);
    held.resolve("done");
    expect(await (await slow).json()).toBe("done");
    expect((await fetch(server.url)).status).toBe(200);
  });
});
