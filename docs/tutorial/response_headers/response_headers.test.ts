import { expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";
import { app as tutorial002 } from "./tutorial002.ts";

it.each([
  ["tutorial001", tutorial001, "headers", "en-US"],
  ["tutorial002", tutorial002, "headers-and-object", null],
])("%s sets a header", async (_name, app, path, language) => {
  await using client = await testClient(app);
  const { status, headers, ...response } = await client.get(`/${path}/`);
  expect([status, headers.get("x-cat-dog"), headers.get("content-language")]).toEqual([200, "alone in the world", language]);
  expect(new TextDecoder().decode(response.bytes)).toBe('{"message":"Hello World"}');
  expect(await ask(client, `POST /${path}/`)).toEqual([405, { detail: "Method Not Allowed" }]);
});
