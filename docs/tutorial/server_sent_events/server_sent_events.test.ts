import { describe, expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";
import { app as tutorial002 } from "./tutorial002.ts";
import { app as tutorial003 } from "./tutorial003.ts";
import { app as tutorial004 } from "./tutorial004.ts";
import { app as tutorial005 } from "./tutorial005.ts";

const items = [
  { name: "Plumbus", description: "A multi-purpose household device." },
  { name: "Portal Gun", description: "A portal opening device." },
  { name: "Meeseeks Box", description: "A box that summons a Meeseeks." },
];
const priced = ['{"name":"Plumbus","price":32.99}', '{"name":"Portal Gun","price":999.99}', '{"name":"Meeseeks Box","price":49.99}'];

describe("server-sent events", () => {
  it.each(["", "-no-async", "-no-annotation", "-no-async-no-annotation"])("tutorial001 sends an event for each item under stream%s", async (suffix) => {
    const response = await tutorial001.fetch(new Request(`http://testserver/items/stream${suffix}`));
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "text/event-stream; charset=utf-8"]);
    expect([response.headers.get("cache-control"), response.headers.get("x-accel-buffering")]).toEqual(["no-cache", "no"]);
    const events = (await response.text()).split("\n\n");
    expect(events.pop()).toBe("");
    expect(events.map((event) => JSON.parse(event.replace(/^data: /, "")))).toEqual(items);
  });

  it("tutorial002 sets the fields of its events", async () => {
    await using client = await testClient(tutorial002);
    const { text } = await client.get("/items/stream");
    expect(text).toBe(
      `: stream of item updates\n\n${priced.map((item, index) => `event: item_update\ndata: ${item}\nid: ${index + 1}\nretry: 5000\n\n`).join("")}`,
    );
    expect(await ask(client, "GET /items/")).toEqual([404, { detail: "Not Found" }]);
  });

  it("tutorial003 sends texts as they are", async () => {
    await using client = await testClient(tutorial003);
    expect((await client.get("/logs/stream")).text).toBe(
      "data: 2025-01-01 INFO  Application started\n\ndata: 2025-01-01 DEBUG Connected to database\n\ndata: 2025-01-01 WARN  High memory usage detected\n\n",
    );
    expect(await ask(client, "POST /logs/stream")).toEqual([405, { detail: "Method Not Allowed" }]);
  });

  it("tutorial004 goes on after the last event that was seen", async () => {
    await using client = await testClient(tutorial004);
    const events = priced.map((item, index) => `data: ${item}\nid: ${index}\n\n`);
    expect((await client.get("/items/stream")).text).toBe(events.join(""));
    expect((await client.get("/items/stream", { headers: { "last-event-id": "0" } })).text).toBe(events.slice(1).join(""));
    expect((await client.get("/items/stream", { headers: { "last-event-id": "2" } })).text).toBe("");
    expect(await ask(client, "GET /items/stream", { headers: { "last-event-id": "first" } })).toMatchObject([
      422,
      { detail: [{ loc: ["header", "last-event-id"] }] },
    ]);
  });

  it("tutorial005 answers a POST word by word", async () => {
    await using client = await testClient(tutorial005);
    expect((await client.post("/chat/stream", { json: { text: " hello  world" } })).text).toBe(
      'event: token\ndata: "hello"\n\nevent: token\ndata: "world"\n\nevent: done\ndata: [DONE]\n\n',
    );
    expect(await ask(client, "POST /chat/stream", { json: {} })).toMatchObject([422, { detail: [{ type: "missing", loc: ["body", "text"] }] }]);
  });
});
