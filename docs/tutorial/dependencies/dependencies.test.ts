import { afterEach, describe, expect, it, vi } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";
import { app as tutorial002 } from "./tutorial002.ts";
import { app as tutorial003 } from "./tutorial003.ts";
import { app as tutorial004 } from "./tutorial004.ts";
import { app as tutorial005 } from "./tutorial005.ts";
import { app as tutorial006 } from "./tutorial006.ts";
import { app as tutorial008b } from "./tutorial008b.ts";
import { app as tutorial008c } from "./tutorial008c.ts";
import { app as tutorial008d } from "./tutorial008d.ts";
import { app as tutorial008e } from "./tutorial008e.ts";
import { app as tutorial011 } from "./tutorial011.ts";
import { app as tutorial012 } from "./tutorial012.ts";

const keys = { "X-Token": "fake-super-secret-token", "X-Key": "fake-super-secret-key" };

afterEach(() => vi.restoreAllMocks());

describe("dependencies", () => {
  it("tutorial001 hands the same parameters to two operations", async () => {
    await using client = await testClient(tutorial001);
    expect(await ask(client, "GET /items/")).toEqual([200, { q: null, skip: 0, limit: 100 }]);
    expect(await ask(client, "GET /users/?q=foo&skip=5&limit=30")).toEqual([200, { q: "foo", skip: 5, limit: 30 }]);
    expect(await ask(client, "GET /items/?skip=x")).toMatchObject([422, { detail: [{ type: "int_parsing", loc: ["query", "skip"], input: "x" }] }]);
  });

  it.each([
    ["tutorial002", tutorial002],
    ["tutorial003", tutorial003],
    ["tutorial004", tutorial004],
  ])("%s makes an instance of a class", async (_name, app) => {
    await using client = await testClient(app);
    const items = [{ item_name: "Foo" }, { item_name: "Bar" }, { item_name: "Baz" }];
    expect(await ask(client, "GET /items")).toEqual([200, { items }]);
    expect(await ask(client, "GET /items?q=foo&skip=1")).toEqual([200, { q: "foo", items: items.slice(1) }]);
    expect(await ask(client, "GET /items?q=bar&limit=2")).toEqual([200, { q: "bar", items: items.slice(0, 2) }]);
    expect(await ask(client, "GET /items?limit=many")).toMatchObject([422, { detail: [{ loc: ["query", "limit"] }] }]);
  });

  it("tutorial005 falls back to the cookie", async () => {
    await using client = await testClient(tutorial005);
    expect(await ask(client, "GET /items")).toEqual([200, { q_or_cookie: null }]);
    expect(await ask(client, "GET /items", { cookies: { last_query: "bar" } })).toEqual([200, { q_or_cookie: "bar" }]);
    expect(await ask(client, "GET /items?q=foo", { cookies: { last_query: "bar" } })).toEqual([200, { q_or_cookie: "foo" }]);
  });

  it.each([
    ["tutorial006", tutorial006, [{ item: "Foo" }, { item: "Bar" }]],
    ["tutorial012", tutorial012, [{ item: "Portal Gun" }, { item: "Plumbus" }]],
  ])("%s lets nobody in without both keys", async (_name, app, items) => {
    await using client = await testClient(app);
    expect(await ask(client, "GET /items/", { headers: keys })).toEqual([200, items]);
    expect(await ask(client, "GET /items/", { headers: { ...keys, "X-Token": "invalid" } })).toEqual([400, { detail: "X-Token header invalid" }]);
    expect(await ask(client, "GET /items/", { headers: { ...keys, "X-Key": "invalid" } })).toEqual([400, { detail: "X-Key header invalid" }]);
    expect(await ask(client, "GET /items/")).toEqual([
      422,
      {
        detail: [
          { type: "missing", loc: ["header", "x-token"], msg: "Field required", input: null },
          { type: "missing", loc: ["header", "x-key"], msg: "Field required", input: null },
        ],
      },
    ]);
  });

  it("tutorial008b answers the error that the dependency made of another", async () => {
    await using client = await testClient(tutorial008b);
    expect(await ask(client, "GET /items/portal-gun")).toEqual([200, { description: "Gun to create portals", owner: "Rick" }]);
    expect(await ask(client, "GET /items/plumbus")).toEqual([400, { detail: "Owner error: Rick" }]);
    expect(await ask(client, "GET /items/foo")).toEqual([404, { detail: "Item not found" }]);
  });

  it.each([
    ["tutorial008c", tutorial008c, "The error ends here, and nobody hears of it", /caught an error and neither threw it on/],
    ["tutorial008d", tutorial008d, "Seen, and thrown on", /too dangerous to be owned by Rick/],
  ])("%s ends in a 500 with a cause that fits", async (_name, app, line, cause) => {
    const log = vi.spyOn(console, "log").mockReturnValue();
    vi.spyOn(app.logger, "error").mockReturnValue();
    await using client = await testClient(app);
    expect(await ask(client, "GET /items/plumbus")).toEqual([200, "plumbus"]);
    expect(await ask(client, "GET /items/foo")).toEqual([404, { detail: "Item not found, there's only a plumbus here" }]);
    await expect(client.get("/items/portal-gun")).rejects.toThrow(cause);
    expect(log).toHaveBeenCalledExactlyOnceWith(line);
  });

  it("tutorial008e ends the dependency before the answer is sent", async () => {
    const log = vi.spyOn(console, "log").mockReturnValue();
    const response = await tutorial008e.fetch(new Request("http://testserver/users/me"));
    expect(log).toHaveBeenCalledExactlyOnceWith("Ended before the answer is sent");
    expect(await response.json()).toBe("Rick");
    expect((await tutorial008e.fetch(new Request("http://testserver/users/you"))).status).toBe(404);
  });

  it("tutorial011 looks for its text in the query", async () => {
    await using client = await testClient(tutorial011);
    expect(await ask(client, "GET /query-checker/")).toEqual([200, { fixed_content_in_query: false }]);
    expect(await ask(client, "GET /query-checker/?q=qwerty")).toEqual([200, { fixed_content_in_query: false }]);
    expect(await ask(client, "GET /query-checker/?q=foobar")).toEqual([200, { fixed_content_in_query: true }]);
  });

  it("tutorial012 guards every operation", async () => {
    const { status } = await tutorial012.fetch(new Request("http://testserver/users/"));
    expect(status).toBe(422);
    const response = await tutorial012.fetch(new Request("http://testserver/users/", { headers: keys }));
    expect(await response.json()).toEqual([{ username: "Rick" }, { username: "Morty" }]);
  });
});
