import { expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";

it("tutorial001 reads files and fields of one form", async () => {
  await using client = await testClient(tutorial001);
  const form = new FormData();
  form.append("file", new File(["<file content>"], "test.txt", { type: "application/octet-stream" }));
  form.append("fileb", new File(["<file b content>"], "testb.txt", { type: "text/plain" }));
  form.append("token", "foo");
  expect(await ask(client, "POST /files/", { body: form })).toEqual([200, { file_size: 14, token: "foo", fileb_content_type: "text/plain" }]);
  const missing = (...names: string[]): object => ({
    detail: names.map((name) => ({ type: "missing", loc: ["body", name], msg: "Field required", input: null })),
  });
  form.delete("fileb");
  form.delete("token");
  expect(await ask(client, "POST /files/", { body: form })).toEqual([422, missing("fileb", "token")]);
  expect(await ask(client, "POST /files/", { form: { token: "foo" } })).toEqual([422, missing("file", "fileb")]);
  expect(await ask(client, "POST /files/", { json: { file: "Foo", token: "foo" } })).toEqual([422, missing("file", "fileb", "token")]);
});
