import { describe, expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";
import { app as tutorial002 } from "./tutorial002.ts";
import { app as tutorial003 } from "./tutorial003.ts";
import { app as tutorial004 } from "./tutorial004.ts";
import { app as tutorial005 } from "./tutorial005.ts";

describe("models that belong together", () => {
  it.each([
    ["tutorial001", tutorial001],
    ["tutorial002", tutorial002],
  ])("%s keeps the password to itself", async (_name, app) => {
    await using client = await testClient(app);
    const shown = { username: "johndoe", email: "johndoe@example.com", full_name: "John Doe" };
    expect(await ask(client, "POST /user/", { json: { ...shown, password: "secret" } })).toEqual([200, shown]);
    expect(await ask(client, "POST /user/", { json: shown })).toEqual([
      422,
      { detail: [{ type: "missing", loc: ["body", "password"], msg: "Field required", input: shown }] },
    ]);
  });

  it("tutorial003 answers with the model that fits", async () => {
    await using client = await testClient(tutorial003);
    expect(await ask(client, "GET /items/item1")).toEqual([200, { description: "All my friends drive a low rider", type: "car" }]);
    expect(await ask(client, "GET /items/item2")).toEqual([200, { description: "Music is my aeroplane, it's my aeroplane", type: "plane", size: 5 }]);
  });

  it("tutorial004 answers with a list", async () => {
    await using client = await testClient(tutorial004);
    expect(await ask(client, "GET /items/")).toEqual([
      200,
      [
        { name: "Foo", description: "There comes my hero" },
        { name: "Red", description: "It's my aeroplane" },
      ],
    ]);
    expect(await ask(client, "POST /items/")).toEqual([405, { detail: "Method Not Allowed" }]);
  });

  it("tutorial005 answers with keys of any name", async () => {
    await using client = await testClient(tutorial005);
    expect(await ask(client, "GET /keyword-weights/")).toEqual([200, { foo: 2.3, bar: 3.4 }]);
    expect(await ask(client, "GET /keyword-weights")).toEqual([200, { foo: 2.3, bar: 3.4 }]);
  });
});
