import { describe, expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";
import { app as tutorial002 } from "./tutorial002.ts";
import { app as tutorial003 } from "./tutorial003.ts";
import { app as tutorial004 } from "./tutorial004.ts";

const json = { name: "Foo", price: 50.5 };
const whole = { ...json, description: null, tax: null };

describe("a JSON body", () => {
  it("tutorial001 is validated as a model, if it is JSON and says so", async () => {
    await using client = await testClient(tutorial001);
    expect(await ask(client, "POST /items/", { json })).toEqual([200, whole]);
    expect(await ask(client, "POST /items/", { json: { name: "Foo", price: "50.5", description: "Some Foo", tax: 0.3 } })).toEqual([
      200,
      { name: "Foo", price: 50.5, description: "Some Foo", tax: 0.3 },
    ]);
    expect(await ask(client, "POST /items/", { json: {} })).toEqual([
      422,
      {
        detail: [
          { type: "missing", loc: ["body", "name"], msg: "Field required", input: {} },
          { type: "missing", loc: ["body", "price"], msg: "Field required", input: {} },
        ],
      },
    ]);
    expect(await ask(client, "POST /items/", { json: { name: "Foo", price: "twenty" } })).toEqual([
      422,
      {
        detail: [{ type: "float_parsing", loc: ["body", "price"], msg: "Input should be a valid number, unable to parse string as a number", input: "twenty" }],
      },
    ]);
    const send = (type: string, body: string): Promise<[number, unknown]> => ask(client, "POST /items/", { body, headers: { "content-type": type } });
    const text = JSON.stringify(json);
    expect(await send("application/json", "{broken}")).toEqual([
      422,
      {
        detail: [
          { type: "json_invalid", loc: ["body", 1], msg: "JSON decode error", input: {}, ctx: { error: "Expecting property name enclosed in double quotes" } },
        ],
      },
    ]);
    expect(await send("application/json", "")).toEqual([422, { detail: [{ type: "missing", loc: ["body"], msg: "Field required", input: null }] }]);
    expect(await send("application/geo+json", text)).toEqual([200, whole]);
    expect(await send("text/plain", text)).toEqual([
      422,
      {
        detail: [{ type: "model_attributes_type", loc: ["body"], msg: "Input should be a valid dictionary or object to extract fields from", input: text }],
      },
    ]);
  });

  it("tutorial002 works with its fields", async () => {
    await using client = await testClient(tutorial002);
    expect(await ask(client, "POST /items/", { json })).toEqual([200, whole]);
    expect(await ask(client, "POST /items/", { json: { ...json, tax: 0.5 } })).toEqual([200, { ...whole, tax: 0.5, price_with_tax: 51 }]);
    expect(await ask(client, "POST /items/", { json: [] })).toMatchObject([422, { detail: [{ type: "model_attributes_type", loc: ["body"] }] }]);
  });

  it("tutorial003 stands beside a path parameter", async () => {
    await using client = await testClient(tutorial003);
    expect(await ask(client, "PUT /items/123", { json })).toEqual([200, { item_id: 123, ...whole }]);
    expect(await ask(client, "PUT /items/x", { json: { name: 1 } })).toMatchObject([
      422,
      {
        detail: [
          { type: "int_parsing", loc: ["path", "item_id"] },
          { type: "string_type", loc: ["body", "name"], msg: "Input should be a valid string", input: 1 },
          { type: "missing", loc: ["body", "price"] },
        ],
      },
    ]);
  });

  it("tutorial004 stands beside path and query parameters", async () => {
    await using client = await testClient(tutorial004);
    expect(await ask(client, "PUT /items/123", { json })).toEqual([200, { item_id: 123, ...whole }]);
    expect(await ask(client, "PUT /items/123?q=foo", { json })).toEqual([200, { item_id: 123, ...whole, q: "foo" }]);
    expect(await ask(client, "PUT /items/123?q=foo")).toEqual([422, { detail: [{ type: "missing", loc: ["body"], msg: "Field required", input: null }] }]);
  });
});
