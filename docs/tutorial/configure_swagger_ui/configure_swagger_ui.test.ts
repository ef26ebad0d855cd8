import { expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";
import { app as tutorial002 } from "./tutorial002.ts";
import { app as tutorial003 } from "./tutorial003.ts";

it.each([
  ["tutorial001", tutorial001, '"syntaxHighlight": false', '"deepLinking": true'],
  ["tutorial002", tutorial002, '"syntaxHighlight": {"theme": "obsidian"}', '"deepLinking": true'],
  ["tutorial003", tutorial003, '"deepLinking": false,', '"layout": "BaseLayout",'],
])("%s hands its settings to Swagger UI, beside the default ones", async (_name, app, setting, other) => {
  await using client = await testClient(app);
  const { text } = await client.get("/docs");
  expect(text).toContain(setting);
  expect(text).toContain(other);
  expect(text).toContain('"dom_id": "#swagger-ui"');
  expect(await ask(client, "GET /users/foo")).toEqual([200, { message: "Hello foo" }]);
  expect(await ask(client, "GET /users/")).toEqual([404, { detail: "Not Found" }]);
});
