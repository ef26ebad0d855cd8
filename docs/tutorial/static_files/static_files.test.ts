import { expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { app } from "./tutorial001.ts";

it("serves the files of its folder, and no others", async () => {
  await using client = await testClient(app);
  const found = await client.get("/static/hello.txt");
  expect([found.status, found.headers.get("content-type"), found.text]).toEqual([200, "text/plain; charset=utf-8", "Hello from a file.\n"]);
  const etag = found.headers.get("etag")!;
  expect((await client.get("/static/hello.txt", { headers: { "if-none-match": etag } })).status).toBe(304);
  for (const path of ["/static/nothing.txt", "/static/..%2ftutorial001.ts", "/static/"]) expect((await client.get(path)).status, path).toBe(404);
});
