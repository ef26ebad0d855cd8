import { describe, expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";
import { app as tutorial002 } from "./tutorial002.ts";
import { app as tutorial003 } from "./tutorial003.ts";
import { app as tutorial004 } from "./tutorial004.ts";
import { app as tutorial005 } from "./tutorial005.ts";
import { app as tutorial006 } from "./tutorial006.ts";

const description = "This is an amazing item that has a long description";

const notAnInteger = (loc: string[], input: string): object => ({
  type: "int_parsing",
  loc,
  msg: "Input should be a valid integer, unable to parse string as an integer",
  input,
});

describe("query parameters", () => {
  it("tutorial001 has defaults", async () => {
    await using client = await testClient(tutorial001);
    expect(await ask(client, "GET /items/")).toEqual([200, [{ item_name: "Foo" }, { item_name: "Bar" }, { item_name: "Baz" }]]);
    expect(await ask(client, "GET /items/?skip=1&limit=1")).toEqual([200, [{ item_name: "Bar" }]]);
    expect(await ask(client, "GET /items/?skip=x&limit=y")).toEqual([
      422,
      { detail: [notAnInteger(["query", "skip"], "x"), notAnInteger(["query", "limit"], "y")] },
    ]);
  });

  it("tutorial002 leaves out what is not there", async () => {
    await using client = await testClient(tutorial002);
    expect(await ask(client, "GET /items/foo")).toEqual([200, { item_id: "foo" }]);
    expect(await ask(client, "GET /items/foo?q=bar")).toEqual([200, { item_id: "foo", q: "bar" }]);
  });

  it("tutorial003 reads a boolean in its many forms", async () => {
    await using client = await testClient(tutorial003);
    for (const short of ["1", "True", "true", "on", "YES"]) expect(await ask(client, `GET /items/foo?short=${short}`)).toEqual([200, { item_id: "foo" }]);
    expect(await ask(client, "GET /items/foo?short=no&q=bar")).toEqual([200, { item_id: "foo", q: "bar", description }]);
    expect(await ask(client, "GET /items/foo?short=maybe")).toEqual([
      422,
      { detail: [{ type: "bool_parsing", loc: ["query", "short"], msg: "Input should be a valid boolean, unable to interpret input", input: "maybe" }] },
    ]);
  });

  it("tutorial004 tells parameters apart by name", async () => {
    await using client = await testClient(tutorial004);
    expect(await ask(client, "GET /users/23/items/21")).toEqual([200, { item_id: "21", owner_id: 23, description }]);
    expect(await ask(client, "GET /users/1/items/foo?q=bar&short=true")).toEqual([200, { item_id: "foo", owner_id: 1, q: "bar" }]);
    expect(await ask(client, "GET /users/me/items/foo")).toEqual([422, { detail: [notAnInteger(["path", "user_id"], "me")] }]);
  });

  it("tutorial005 requires what has no default", async () => {
    await using client = await testClient(tutorial005);
    expect(await ask(client, "GET /items/foo?needy=very")).toEqual([200, { item_id: "foo", needy: "very" }]);
    expect(await ask(client, "GET /items/foo")).toEqual([422, { detail: [{ type: "missing", loc: ["query", "needy"], msg: "Field required", input: null }] }]);
  });

  it("tutorial006 reports everything that is wrong at once", async () => {
    await using client = await testClient(tutorial006);
    expect(await ask(client, "GET /items/foo?needy=very")).toEqual([200, { item_id: "foo", needy: "very", skip: 0, limit: null }]);
    expect(await ask(client, "GET /items/foo?skip=a&limit=b")).toEqual([
      422,
      {
        detail: [
          { type: "missing", loc: ["query", "needy"], msg: "Field required", input: null },
          notAnInteger(["query", "skip"], "a"),
          notAnInteger(["query", "limit"], "b"),
        ],
      },
    ]);
  });
});
