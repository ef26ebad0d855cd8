import { describe, expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";
import { app as tutorial003 } from "./tutorial003.ts";

describe("first steps", () => {
  it.each([
    ["tutorial001", tutorial001],
    ["tutorial003", tutorial003],
  ])("%s answers with JSON, and 404 elsewhere", async (_name, app) => {
    await using client = await testClient(app);
    expect(await ask(client, "GET /")).toEqual([200, { message: "Hello World" }]);
    expect(await ask(client, "GET /nowhere")).toEqual([404, { detail: "Not Found" }]);
    expect(await ask(client, "POST /")).toEqual([405, { detail: "Method Not Allowed" }]);
  });
});
