// Headers and cookies, both ways.

import { expect } from "vitest";
import { App, Cookie, Header, HttpRequest, HttpResponse, JSONResponse, PlainTextResponse, t } from "signatura";
import { silentLogger } from "../../src/kernel/logger.ts";
import { overEveryTransport } from "./suite.ts";
import { valuesOf } from "./transport.ts";

overEveryTransport("request headers", (suite) => {
  const served = suite.serve(() => {
    const app = new App();
    app.get("/one", { x_token: Header(t.string) }, ({ x_token }) => x_token);
    app.get("/many", { x_token: Header(t.list(t.string)) }, ({ x_token }) => x_token);
    const strange = { x_token: Header(t.string.orNull, { convertUnderscores: false }), all: Header(t.string.orNull, { alias: "x^|~'`token" }) };
    app.get("/underscore", strange, ({ x_token, all }) => [x_token, all]);
    app.get("/all", { request: HttpRequest }, ({ request }) => request.headers.getAll("x-token"));
    app.get("/host", { host: Header(t.string) }, ({ host }) => host);
    app.get("/cookies", { request: HttpRequest, a: Cookie(t.string.orNull) }, ({ request, a }) => [a, request.cookies]);
    return app;
  });

  suite.test("are found whatever the case of their names", async () => {
    for (const name of ["X-Token", "x-token", "X-TOKEN"]) expect(await served.tell({ target: "/one", headers: [[name, "v"]] })).toEqual([200, "v"]);
  });

  suite.test("may have every character of a name: an underscore is no hyphen", async () => {
    const headers = [
      ["x_token", "underscore"],
      ["x^|~'`token", "all"],
    ] as const;
    expect(await served.tell({ target: "/underscore", headers })).toEqual([200, ["underscore", "all"]]);
    expect(await served.tell({ target: "/underscore", headers: [["x-token", "v"]] })).toEqual([200, [null, null]]);
  });

  suite.testOf("separateHeaders", "that come several times are all there, in order", async () => {
    const headers = [
      ["x-token", "a, b"],
      ["other", "1"],
      ["X-Token", "c"],
    ] as const;
    expect(await served.tell({ target: "/many", headers })).toEqual([200, ["a, b", "c"]]);
    expect(await served.tell({ target: "/all", headers })).toEqual([200, ["a, b", "c"]]);
  });

  suite.test("are Latin-1", async () => {
    expect(await served.tell({ target: "/one", headers: [["x-token", "caf\u00e9 \u00ff"]] })).toEqual([200, "café ÿ"]);
  });

  suite.test("may be empty, and lose the blanks around them", async () => {
    expect(await served.tell({ target: "/one", headers: [["x-token", ""]] })).toEqual([200, ""]);
    expect(await served.tell({ target: "/one", headers: [["x-token", "  a  b\t"]] })).toEqual([200, "a  b"]);
  });

  suite.test("that are missing are a 422", async () => {
    expect(await served.tell("/one")).toEqual([422, { detail: [{ type: "missing", loc: ["header", "x-token"], msg: "Field required", input: null }] }]);
  });

  suite.test("tell the host", async () => {
    expect(await served.tell("/host")).toEqual([200, "testserver"]);
  });

  suite.test("carry cookies: of two of a name the last, `__proto__` like any other", async () => {
    expect(await served.tell({ target: "/cookies", headers: [["cookie", 'a=1; b="q\\054"; a=2; __proto__=p; bare']] })).toEqual([
      200,
      ["2", { a: "2", b: "q,", ["__proto__"]: "p", "": "bare" }],
    ]);
  });
});

overEveryTransport("answer headers", (suite) => {
  const served = suite.serve(() => {
    const app = new App({ logger: silentLogger });
    app.get("/several", { response: HttpResponse }, ({ response }) => {
      response.headers.append("x-one", "1");
      response.headers.append("x-one", "2");
      response.setCookie("a", "1", { httpOnly: true });
      response.setCookie("b", "two words", { path: "/b", maxAge: 60 });
      response.deleteCookie("c");
      return null;
    });
    app.get("/latin", () => new JSONResponse("text \u00e9", { headers: { "x-name": "caf\u00e9 \u00ff" } }));
    app.get("/latin-bytes", () => new HttpResponse(new Uint8Array([233]), { headers: { "x-name": "caf\u00e9" } }));
    app.get("/refused/{code}", { code: t.int }, ({ code }) => new PlainTextResponse("", { headers: { "x-name": `a${String.fromCodePoint(code)}b` } }));
    app.get("/pushed/{code}", { code: t.int }, ({ code }) => {
      const response = new PlainTextResponse("");
      response.pairs.push("x-name", `a${String.fromCodePoint(code)}b`);
      return response;
    });
    return app;
  });

  suite.test("may come several times: cookies above all", async () => {
    const { headers } = await served.ask("/several");
    expect(valuesOf(headers, "x-one").join(", ")).toBe("1, 2");
    expect(valuesOf(headers, "set-cookie").map((line) => line.replace(/expires=[^;]+ GMT/, "expires=<a date>"))).toEqual([
      "a=1; HttpOnly; Path=/; SameSite=lax",
      'b="two words"; Max-Age=60; Path=/b; SameSite=lax',
      'c=""; expires=<a date>; Max-Age=0; Path=/; SameSite=lax',
    ]);
  });

  suite.test("are Latin-1 on the wire, whatever the body is", async () => {
    const text = await served.ask("/latin");
    expect([valuesOf(text.headers, "x-name"), text.body.toString(), valuesOf(text.headers, "content-length")]).toEqual([["café ÿ"], '"text é"', ["9"]]);
    const bytes = await served.ask("/latin-bytes");
    expect([valuesOf(bytes.headers, "x-name"), [...bytes.body]]).toEqual([["café"], [233]]);
  });

  suite.test("that would end a line, or are no Latin-1, are refused: 500, and nothing of them is sent", async () => {
    for (const code of [0, 10, 13, 0x100]) {
      for (const way of ["refused", "pushed"]) {
        const answer = await served.ask(`/${way}/${code}`);
        expect([answer.status, valuesOf(answer.headers, "x-name"), answer.body.toString()]).toEqual([500, [], "Internal Server Error"]);
      }
    }
  });

  suite.testOf("addedHeaders", "that the server adds are Latin-1, too, and do not come twice", async () => {
    const app = new App();
    app.get("/", () => "text");
    app.get("/own", () => new JSONResponse(1, { headers: { "x-shop": "own" } }));
    await using reached = await suite.reach(app, { headers: [["X-Shop", "caf\u00e9"]] });
    expect(valuesOf((await reached.begin({ target: "/" }).answer).headers, "x-shop")).toEqual(["café"]);
    expect(valuesOf((await reached.begin({ target: "/own" }).answer).headers, "x-shop")).toEqual(["own"]);
  });
});
