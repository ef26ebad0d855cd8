import { describe, expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";
import { app as tutorial001_01 } from "./tutorial001_01.ts";
import { app as tutorial002 } from "./tutorial002.ts";
import { app as tutorial003 } from "./tutorial003.ts";
import { app as tutorial003_01 } from "./tutorial003_01.ts";
import { app as tutorial003_02 } from "./tutorial003_02.ts";
import { app as tutorial003_03 } from "./tutorial003_03.ts";
import { app as tutorial003_05 } from "./tutorial003_05.ts";
import { app as tutorial004 } from "./tutorial004.ts";
import { app as tutorial005 } from "./tutorial005.ts";
import { app as tutorial006 } from "./tutorial006.ts";

const shown = { username: "johndoe", email: "johndoe@example.com", full_name: null };
const video = "https://www.youtube.com/watch?v=dQw4w9WgXcQ";

describe("what goes out", () => {
  it.each([
    ["tutorial001", tutorial001],
    ["tutorial001_01", tutorial001_01],
  ])("%s has every field of the model", async (_name, app) => {
    await using client = await testClient(app);
    const rest = { description: null, tax: null, tags: [] };
    expect(await ask(client, "POST /items/", { json: { name: "Foo", price: 1, more: 1 } })).toEqual([200, { name: "Foo", price: 1, ...rest }]);
    expect(await ask(client, "GET /items/")).toEqual([
      200,
      [
        { name: "Portal Gun", price: 42, ...rest },
        { name: "Plumbus", price: 32, ...rest },
      ],
    ]);
    expect(await ask(client, "POST /items/", { json: { price: 1 } })).toMatchObject([422, { detail: [{ type: "missing", loc: ["body", "name"] }] }]);
  });

  it("tutorial002 sends all of it back", async () => {
    await using client = await testClient(tutorial002);
    expect(await ask(client, "POST /user/", { json: { ...shown, password: "secret" } })).toEqual([200, { ...shown, password: "secret" }]);
    expect(await ask(client, "POST /user/", { json: { ...shown, password: "secret", email: "nobody" } })).toMatchObject([
      422,
      { detail: [{ type: "value_error", loc: ["body", "email"], input: "nobody" }] },
    ]);
  });

  it("tutorial003 leaves the password out", async () => {
    await using client = await testClient(tutorial003);
    expect(await ask(client, "POST /user/", { json: { ...shown, password: "secret" } })).toEqual([200, shown]);
    expect(await ask(client, "POST /user/", { json: shown })).toMatchObject([422, { detail: [{ type: "missing", loc: ["body", "password"] }] }]);
    expect(tutorial003_01).toBe(tutorial003);
  });

  it.each([
    ["tutorial003_02", tutorial003_02],
    ["tutorial003_05", tutorial003_05],
  ])("%s redirects, or answers with JSON", async (_name, app) => {
    await using client = await testClient(app, { followRedirects: false });
    expect(await ask(client, "GET /portal")).toEqual([200, { message: "Here's your interdimensional portal." }]);
    const response = await client.get("/portal?teleport=true");
    expect([response.status, response.headers.get("location"), response.headers.get("content-type"), response.text]).toEqual([307, video, null, ""]);
    expect(await ask(client, "GET /portal?teleport=far")).toMatchObject([422, { detail: [{ type: "bool_parsing", loc: ["query", "teleport"] }] }]);
  });

  it("tutorial003_03 always redirects", async () => {
    await using client = await testClient(tutorial003_03, { followRedirects: false });
    const response = await client.get("/teleport");
    expect([response.status, response.headers.get("location")]).toEqual([307, video]);
    expect(await ask(client, "GET /portal")).toEqual([404, { detail: "Not Found" }]);
  });

  it("tutorial004 leaves out what was not set", async () => {
    await using client = await testClient(tutorial004);
    expect(await ask(client, "GET /items/foo")).toEqual([200, { name: "Foo", price: 50.2 }]);
    expect(await ask(client, "GET /items/bar")).toEqual([200, { name: "Bar", description: "The bartenders", price: 62, tax: 20.2 }]);
    expect(await ask(client, "GET /items/baz")).toEqual([200, { name: "Baz", description: null, price: 50.2, tax: 10.5, tags: [] }]);
  });

  it.each([
    ["tutorial005", tutorial005],
    ["tutorial006", tutorial006],
  ])("%s shows some of the fields", async (_name, app) => {
    await using client = await testClient(app);
    expect(await ask(client, "GET /items/bar/name")).toEqual([200, { name: "Bar", description: "The Bar fighters" }]);
    expect(await ask(client, "GET /items/bar/public")).toEqual([200, { name: "Bar", description: "The Bar fighters", price: 62 }]);
    expect(await ask(client, "GET /items/foo/name")).toEqual([200, { name: "Foo", description: null }]);
  });
});
