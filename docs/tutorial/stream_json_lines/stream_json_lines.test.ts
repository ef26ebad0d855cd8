import { expect, it } from "vitest";
import { app as tutorial001 } from "./tutorial001.ts";

const lines = [
  { name: "Plumbus", description: "A multi-purpose household device." },
  { name: "Portal Gun", description: "A portal opening device." },
  { name: "Meeseeks Box", description: "A box that summons a Meeseeks." },
];

it.each(["", "-no-async", "-no-annotation", "-no-async-no-annotation"])("tutorial001 sends a line for each item under stream%s", async (suffix) => {
  const response = await tutorial001.fetch(new Request(`http://testserver/items/stream${suffix}`));
  expect([response.status, response.headers.get("content-type")]).toEqual([200, "application/jsonl"]);
  const parts = (await response.text()).split("\n");
  expect(parts.pop()).toBe("");
  expect(parts.map((part) => JSON.parse(part))).toEqual(lines);
});

it("tutorial001 streams to GET only", async () => {
  expect((await tutorial001.fetch(new Request("http://testserver/items/stream", { method: "POST" }))).status).toBe(405);
});
