import { expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";

it("tutorial001 reads fields of a form, not JSON", async () => {
  await using client = await testClient(tutorial001);
  const fields = { username: "Foo", password: "secret" };
  const missing = (...names: string[]): object => ({
    detail: names.map((name) => ({ type: "missing", loc: ["body", name], msg: "Field required", input: null })),
  });
  expect(await ask(client, "POST /login/", { form: fields })).toEqual([200, { username: "Foo" }]);
  expect(await ask(client, "POST /login/", { form: { username: "Foo", password: "" } })).toEqual([422, missing("password")]);
  expect(await ask(client, "POST /login/")).toEqual([422, missing("username", "password")]);
  expect(await ask(client, "POST /login/", { json: fields })).toEqual([422, missing("username", "password")]);
});
