// Paths and queries as they are written, and what becomes of them.

import { expect } from "vitest";
import { App, HttpRequest, Query, t } from "signatura";
import { overEveryTransport } from "./suite.ts";

overEveryTransport("paths", (suite) => {
  const served = suite.serve(() => {
    const app = new App();
    app.get("/", () => "root");
    app.get("/items/{item_id}", { item_id: t.string }, ({ item_id }) => item_id);
    app.get("/numbers/{number}", { number: t.int }, ({ number }) => number);
    app.get("/files/{name:path}", { name: t.string }, ({ name }) => name);
    app.get("/where", { request: HttpRequest }, ({ request }) => ({ path: request.path, url: request.url.href }));
    return app;
  });

  suite.test("are decoded once", async () => {
    expect(await served.tell("/items/a%20b")).toEqual([200, "a b"]);
    expect(await served.tell("/items/100%2525")).toEqual([200, "100%25"]);
    expect(await served.tell("/items/a+b")).toEqual([200, "a+b"]);
    expect(await served.tell("/items/caf%C3%A9%20%F0%9F%8D%B0")).toEqual([200, "café 🍰"]);
    expect(await served.tell("/items/__proto__")).toEqual([200, "__proto__"]);
  });

  suite.test("are decoded before they are matched: %2F divides", async () => {
    expect((await served.tell("/items/a%2Fb"))[0]).toBe(404);
    expect(await served.tell("/files/a%2Fb/c")).toEqual([200, "a/b/c"]);
    expect(await served.tell("/%69tems/x")).toEqual([200, "x"]);
  });

  suite.test("may hold any byte: a NUL, a broken escape, no UTF-8", async () => {
    expect(await served.tell("/items/a%00b")).toEqual([200, "a\0b"]);
    expect(await served.tell("/items/%zz")).toEqual([200, "%zz"]);
    expect(await served.tell("/items/%E9")).toEqual([200, "\ufffd"]);
    expect((await served.tell("/numbers/%00"))[0]).toBe(422);
  });

  suite.test("keep their double slashes", async () => {
    expect((await served.tell("//items/x"))[0]).toBe(404);
    expect((await served.tell("/items//x"))[0]).toBe(404);
    expect(await served.tell("/files//a//b")).toEqual([200, "/a//b"]);
  });

  suite.test("of a parameter with a convertor reach to the end", async () => {
    expect(await served.tell("/files/")).toEqual([200, ""]);
    expect(await served.tell("/files/a/b.txt")).toEqual([200, "a/b.txt"]);
  });

  suite.testOf("literalTargets", "keep their dot segments: no application is left through them", async () => {
    expect(await served.tell("/files/../items/x")).toEqual([200, "../items/x"]);
    expect(await served.tell("/files/./a")).toEqual([200, "./a"]);
    expect(await served.tell("/files/%2e%2e/a")).toEqual([200, "../a"]);
  });

  suite.test("that a parameter's type refuses are a 422", async () => {
    expect(await served.tell("/numbers/one")).toEqual([
      422,
      {
        detail: [{ type: "int_parsing", loc: ["path", "number"], msg: "Input should be a valid integer, unable to parse string as an integer", input: "one" }],
      },
    ]);
  });

  suite.test("stand in the request's URL with their query", async () => {
    expect(await served.tell("/where?a=%20b&c")).toEqual([200, { path: "/where", url: "http://testserver/where?a=%20b&c" }]);
  });

  suite.test("may be long, and a number in them too large", async () => {
    const long = "x".repeat(8000);
    expect(await served.tell(`/items/${long}`)).toEqual([200, long]);
    expect((await served.tell(`/numbers/${"9".repeat(30)}`))[0]).toBe(422);
  });
});

overEveryTransport("queries", (suite) => {
  const served = suite.serve(() => {
    const app = new App();
    app.get("/one", { q: t.string }, ({ q }) => q);
    app.get("/maybe", { q: t.string.orNull, n: t.int.default(7) }, ({ q, n }) => [q, n]);
    app.get("/many", { q: Query(t.list(t.string)) }, ({ q }) => q);
    app.get("/numbers", { n: t.number }, ({ n }) => String(n));
    app.get("/all", { request: HttpRequest }, ({ request }) => [...request.query]);
    return app;
  });

  suite.test("are decoded: escapes, plus signs, several values of a name", async () => {
    expect(await served.tell("/one?q=a%20b+c%2Bd")).toEqual([200, "a b c+d"]);
    expect(await served.tell("/one?q=1&q=2")).toEqual([200, "2"]);
    expect(await served.tell("/many?q=1&q=2&r=3")).toEqual([200, ["1", "2"]]);
    expect(await served.tell("/one?q=caf%C3%A9")).toEqual([200, "café"]);
    expect(await served.tell("/one?q=%E9%00")).toEqual([200, "\ufffd\0"]);
    expect(await served.tell("/one?%71=x")).toEqual([200, "x"]);
  });

  suite.test("may be empty, absent, or without a value", async () => {
    expect(await served.tell("/maybe")).toEqual([200, [null, 7]]);
    expect(await served.tell("/maybe?")).toEqual([200, [null, 7]]);
    expect(await served.tell("/maybe?q=")).toEqual([200, ["", 7]]);
    expect(await served.tell("/maybe?q")).toEqual([200, ["", 7]]);
    expect(await served.tell("/one?q=a=b?c")).toEqual([200, "a=b?c"]);
  });

  suite.test("are seen in their order, `__proto__` like any other name", async () => {
    expect(await served.tell("/all?b=1&__proto__=2&a=3&b=4&constructor=5")).toEqual([
      200,
      [
        ["b", "1"],
        ["__proto__", "2"],
        ["a", "3"],
        ["b", "4"],
        ["constructor", "5"],
      ],
    ]);
  });

  suite.test("that miss what is wanted are a 422", async () => {
    expect(await served.tell("/one")).toEqual([422, { detail: [{ type: "missing", loc: ["query", "q"], msg: "Field required", input: null }] }]);
  });

  suite.test("may hold a number beyond all, which is infinite as in Pydantic", async () => {
    expect(await served.tell("/numbers?n=1e999")).toEqual([200, "Infinity"]);
  });
});
