// Which operation answers: methods, unknown paths, unknown methods, and slashes too many or too few.

import { expect } from "vitest";
import { App, HttpRequest, t } from "signatura";
import { overEveryTransport } from "./suite.ts";
import { valuesOf } from "./transport.ts";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;

overEveryTransport("methods", (suite) => {
  const served = suite.serve(() => {
    const app = new App();
    const name = ({ request }: { request: HttpRequest }): string => request.method;
    app.get("/all", { request: HttpRequest }, name);
    app.post("/all", { request: HttpRequest }, name);
    app.put("/all", { request: HttpRequest }, name);
    app.patch("/all", { request: HttpRequest }, name);
    app.delete("/all", { request: HttpRequest }, name);
    app.options("/all", { request: HttpRequest }, name);
    app.trace("/all", { request: HttpRequest }, name);
    app.get("/one", () => "one");
    app.head("/head", () => "what nobody sees");
    app.get("/items/{item_id}", { item_id: t.int }, ({ item_id }) => item_id);
    app.put("/items/{item_id}", { item_id: t.int }, ({ item_id }) => item_id);
    app.get("/folder/", () => "folder");
    return app;
  });

  suite.test("go to their own operations", async () => {
    for (const method of METHODS) expect(await served.tell({ method, target: "/all" })).toEqual([200, method]);
  });

  suite.testOf("trace", "among them TRACE", async () => {
    expect(await served.tell({ method: "TRACE", target: "/all" })).toEqual([200, "TRACE"]);
  });

  suite.test("answer HEAD with the head alone, where it is declared", async () => {
    const { status, headers, body } = await served.ask({ method: "HEAD", target: "/head" });
    expect([status, valuesOf(headers, "content-length"), valuesOf(headers, "content-type"), body.length]).toEqual([200, ["18"], ["application/json"], 0]);
  });

  suite.test("do not answer HEAD for GET", async () => {
    const { status, headers, body } = await served.ask({ method: "HEAD", target: "/one" });
    expect([status, valuesOf(headers, "allow"), body.length]).toEqual([405, ["GET"], 0]);
  });

  suite.test("that no operation of the path has are answered with 405 and those that there are", async () => {
    for (const method of ["POST", "DELETE", "OPTIONS"]) {
      const { status, headers, body } = await served.ask({ method, target: "/one" });
      expect([status, valuesOf(headers, "allow"), body.toString()]).toEqual([405, ["GET"], '{"detail":"Method Not Allowed"}']);
    }
  });

  suite.test("name the first operation of the path in `allow`, as FastAPI does", async () => {
    expect(valuesOf((await served.ask({ method: "POST", target: "/items/1" })).headers, "allow")).toEqual(["GET"]);
  });

  suite.test("of an unknown path do not matter: 404", async () => {
    for (const method of ["GET", "POST", "OPTIONS"]) expect(await served.tell({ method, target: "/nowhere" })).toEqual([404, { detail: "Not Found" }]);
    expect((await served.ask({ method: "HEAD", target: "/nowhere" })).status).toBe(404);
  });

  suite.test("are kept when a slash too many or too few redirects", async () => {
    const there = await served.ask("/folder?a=1");
    expect([there.status, valuesOf(there.headers, "location"), there.body.length]).toEqual([307, ["http://testserver/folder/?a=1"], 0]);
    expect(valuesOf((await served.ask("/one/")).headers, "location")).toEqual(["http://testserver/one"]);
  });
});
