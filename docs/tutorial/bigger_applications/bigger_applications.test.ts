import { describe, expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app } from "./app/main.ts";

const headers = { "x-token": "fake-super-secret-token" };

describe("an application of several files", () => {
  it.each([
    ["/", { message: "Hello Bigger Applications!" }],
    ["/users/", [{ username: "Rick" }, { username: "Morty" }]],
    ["/users/me", { username: "fakecurrentuser" }],
    ["/users/foo", { username: "foo" }],
    ["/items/", { plumbus: { name: "Plumbus" }, gun: { name: "Portal Gun" } }],
    ["/items/plumbus", { name: "Plumbus", item_id: "plumbus" }],
  ])("answers GET %s for who has both tokens", async (path, answer) => {
    await using client = await testClient(app);
    expect(await ask(client, `GET ${path}?token=jessica`, { headers })).toEqual([200, answer]);
  });

  it("guards all of it by the query, and parts of it by a header", async () => {
    await using client = await testClient(app);
    expect(await ask(client, "GET /users/me")).toMatchObject([422, { detail: [{ loc: ["query", "token"] }] }]);
    expect(await ask(client, "GET /users/me?token=monica")).toEqual([400, { detail: "No Jessica token provided" }]);
    expect(await ask(client, "GET /items/?token=jessica")).toMatchObject([422, { detail: [{ loc: ["header", "x-token"] }] }]);
    expect(await ask(client, "POST /admin/?token=jessica", { headers: { "x-token": "invalid" } })).toEqual([400, { detail: "X-Token header invalid" }]);
    expect(await ask(client, "POST /admin/?token=jessica", { headers })).toEqual([200, { message: "Admin getting schwifty" }]);
  });

  it("puts together what router, inclusion and operation say", async () => {
    const { paths } = app.openapi() as { paths: Record<string, Record<string, { tags?: string[]; responses: object }>> };
    expect([paths["/items/{item_id}"]!.put!.tags, Object.keys(paths["/items/{item_id}"]!.put!.responses)]).toEqual([
      ["items", "custom"],
      ["200", "403", "404", "422"],
    ]);
    expect([paths["/admin/"]!.post!.tags, Object.keys(paths["/admin/"]!.post!.responses)]).toEqual([["admin"], ["200", "418", "422"]]);
  });
});
