// Errors as problems (RFC 9457): all of an application's, or those that are thrown as such.

import { describe, expect, test } from "vitest";
import { App, HTTPException, JSONResponse, Model, ProblemDetails, RequestValidationError, t } from "signatura";
import { testClient, type TestResponse } from "signatura/testing";
import { silentLogger } from "../kernel/logger.ts";

class Item extends Model({ name: t.string, price: t.number }) {}

class SoldOut extends ProblemDetails {
  constructor(itemId: number) {
    super(409, {
      type: "https://example.com/problems/sold-out",
      title: "Sold out",
      detail: `There is no item ${itemId} left.`,
      instance: `/items/${itemId}`,
      members: { item_id: itemId, status: 200 },
      headers: { "retry-after": "60" },
    });
  }
}

function makeApp(problemDetails: boolean): App {
  const app = new App({ problemDetails, logger: silentLogger });
  app.post("/items", { item: Item }, { responses: { 404: {}, 409: { description: "Sold out" }, 418: { model: Item } } }, ({ item }) => item);
  app.get("/sold-out", () => {
    throw new SoldOut(3);
  });
  app.get("/http", { status: t.int.default(403) }, ({ status }) => {
    throw new HTTPException(status, "Not for you", { headers: { "x-reason": "because" } });
  });
  app.get("/data", () => {
    throw new HTTPException(400, { code: 7, fields: ["a"] });
  });
  app.get("/fails", () => {
    throw new Error("a secret");
  });
  app.get("/plain", () => {
    throw new ProblemDetails(503);
  });
  app.post("/small", { item: Item }, { bodyLimit: 10 }, ({ item }) => item);
  return app;
}

const said = (response: TestResponse): unknown => [response.status, response.headers.get("content-type"), response.json()];
const PROBLEM = "application/problem+json";
const blank = (status: number, title: string, more: object = {}): unknown => [status, PROBLEM, { type: "about:blank", title, status, ...more }];

describe("an application with problemDetails", () => {
  test("answers every error as a problem", async () => {
    await using client = await testClient(makeApp(true), { throwServerErrors: false });
    expect(said(await client.get("/nothing"))).toEqual(blank(404, "Not Found"));
    const wrongMethod = await client.delete("/items");
    expect([said(wrongMethod), wrongMethod.headers.get("allow")]).toEqual([blank(405, "Method Not Allowed"), "POST"]);
    const forbidden = await client.get("/http");
    expect([said(forbidden), forbidden.headers.get("x-reason")]).toEqual([blank(403, "Forbidden", { detail: "Not for you" }), "because"]);
    expect(said(await client.get("/data"))).toEqual(blank(400, "Bad Request", { details: { code: 7, fields: ["a"] } }));
    expect(said(await client.get("/fails"))).toEqual(blank(500, "Internal Server Error"));
    expect(said(await client.post("/small", { json: { name: "a long name", price: 1 } }))).toEqual(
      blank(413, "Request Entity Too Large", { detail: "Content Too Large" }),
    );
    expect(said(await client.post("/items", { body: "{", headers: { "content-type": "application/json" } }))).toMatchObject([
      422,
      PROBLEM,
      { status: 422, errors: [{ type: "json_invalid", loc: ["body", 1] }] },
    ]);
    expect(said(await client.post("/items", { json: { price: "x" } }))).toEqual(
      blank(422, "Unprocessable Entity", {
        detail: "2 parts of the request cannot be accepted.",
        errors: [
          { type: "missing", loc: ["body", "name"], msg: "Field required", input: { price: "x" } },
          { type: "float_parsing", loc: ["body", "price"], msg: "Input should be a valid number, unable to parse string as a number", input: "x" },
        ],
      }),
    );
    const empty = await client.get("/http?status=304");
    expect([empty.status, empty.text, empty.headers.get("content-type")]).toEqual([304, "", null]);
  });

  test("leaves to handlers of its own what they answer", async () => {
    const app = makeApp(true);
    app.onError(RequestValidationError, () => new JSONResponse({ own: true }, { status: 400 }));
    app.onError(SoldOut, (_request, error) => new JSONResponse({ gone: error.members }, { status: 410 }));
    await using client = await testClient(app);
    expect((await client.post("/items", { json: {} })).json()).toEqual({ own: true });
    expect((await client.get("/sold-out")).json()).toEqual({ gone: { item_id: 3, status: 200 } });
  });

  test("says so in its document", () => {
    const document = makeApp(true).openapi() as {
      paths: Record<string, Record<string, { responses: Record<string, { content?: unknown; description: string }> }>>;
      components: { schemas: Record<string, { properties: object; required: string[] }> };
    };
    const reference = (name: string): unknown => ({ [PROBLEM]: { schema: { $ref: `#/components/schemas/${name}` } } });
    const { responses } = document.paths["/items"]!["post"]!;
    expect(responses["422"]).toEqual({ description: "Validation Error", content: reference("ValidationProblemDetails") });
    expect(responses["404"]).toEqual({ description: "Not Found", content: reference("ProblemDetails") });
    expect(responses["409"]).toEqual({ description: "Sold out", content: reference("ProblemDetails") });
    expect(responses["418"]!.content).toEqual({ "application/json": { schema: { $ref: "#/components/schemas/Item" } } });
    expect(Object.keys(document.components.schemas)).toEqual(["Item", "ProblemDetails", "ValidationError", "ValidationProblemDetails"]);
    expect(Object.keys(document.components.schemas["ValidationProblemDetails"]!.properties)).toContain("errors");
  });
});

describe("without problemDetails", () => {
  test("a problem that is thrown is a problem all the same; other errors are FastAPI's", async () => {
    await using client = await testClient(makeApp(false), { throwServerErrors: false });
    const soldOut = await client.get("/sold-out");
    expect(said(soldOut)).toEqual([
      409,
      PROBLEM,
      {
        type: "https://example.com/problems/sold-out",
        title: "Sold out",
        status: 409,
        detail: "There is no item 3 left.",
        instance: "/items/3",
        item_id: 3,
      },
    ]);
    expect(soldOut.headers.get("retry-after")).toBe("60");
    expect(said(await client.get("/plain"))).toEqual(blank(503, "Service Unavailable"));
    expect(said(await client.get("/http"))).toEqual([403, "application/json", { detail: "Not for you" }]);
    expect((await client.get("/fails")).text).toBe("Internal Server Error");
    expect(Object.keys((makeApp(false).openapi()["components"] as { schemas: object }).schemas)).toEqual(["HTTPValidationError", "Item", "ValidationError"]);
  });
});
