import { describe, expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";
import { app as tutorial002 } from "./tutorial002.ts";

const form = { username: "Foo", password: "secret" };

describe("a model of a form", () => {
  it.each([
    ["tutorial001", tutorial001],
    ["tutorial002", tutorial002],
  ])("%s checks every field", async (_name, app) => {
    await using client = await testClient(app);
    expect(await ask(client, "POST /login/", { form })).toEqual([200, form]);
    expect(await ask(client, "POST /login/", { form: { username: "Foo" } })).toEqual([
      422,
      { detail: [{ type: "missing", loc: ["body", "password"], msg: "Field required", input: { username: "Foo" } }] },
    ]);
    expect(await ask(client, "POST /login/", { json: form })).toMatchObject([
      422,
      {
        detail: [
          { type: "missing", loc: ["body", "username"], input: {} },
          { type: "missing", loc: ["body", "password"], input: {} },
        ],
      },
    ]);
    const [status, body] = await ask(client, "POST /login/", { form: { ...form, extra: "extra" } });
    if (app === tutorial001) expect([status, body]).toEqual([200, form]);
    else
      expect([status, body]).toEqual([
        422,
        { detail: [{ type: "extra_forbidden", loc: ["body", "extra"], msg: "Extra inputs are not permitted", input: "extra" }] },
      ]);
  });
});
