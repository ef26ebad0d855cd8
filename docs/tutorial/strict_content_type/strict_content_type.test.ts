import { expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { app as tutorial001 } from "./tutorial001.ts";

it("tutorial001 reads JSON without a content type, but not under another one", async () => {
  await using client = await testClient(tutorial001);
  const bytes = new TextEncoder().encode(JSON.stringify({ name: "Foo", price: 42 }));
  const untyped = await client.post("/items/", { body: bytes });
  expect([untyped.status, untyped.json()]).toEqual([200, { name: "Foo", price: 42 }]);
  const typed = await client.post("/items/", { body: bytes, headers: { "content-type": "application/json" } });
  expect(typed.json()).toEqual({ name: "Foo", price: 42 });
  const text = await client.post("/items/", { body: bytes, headers: { "content-type": "text/plain" } });
  expect([text.status, text.json()]).toMatchObject([422, { detail: [{ type: "model_attributes_type", loc: ["body"] }] }]);
});
