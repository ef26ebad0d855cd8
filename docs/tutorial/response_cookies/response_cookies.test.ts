import { expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";
import { app as tutorial002 } from "./tutorial002.ts";

it.each([
  ["tutorial001", tutorial001, "cookie"],
  ["tutorial002", tutorial002, "cookie-and-object"],
])("%s sets a cookie", async (_name, app, path) => {
  await using client = await testClient(app);
  const response = await client.post(`/${path}/`);
  expect([response.status, response.json()]).toEqual([200, { message: "Come to the dark side, we have cookies" }]);
  expect(response.headers.get("set-cookie")).toBe("fakesession=fake-cookie-session-value; Path=/; SameSite=lax");
  expect(await ask(client, `GET /${path}/`)).toEqual([405, { detail: "Method Not Allowed" }]);
});
