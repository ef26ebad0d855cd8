import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";
import { app as tutorial002 } from "./tutorial002.ts";
import { app as tutorial003 } from "./tutorial003.ts";
import { app as tutorial004 } from "./tutorial004.ts";

const foo = { id: "foo", value: "there goes my hero" };

describe("additional responses", () => {
  const before = process.cwd();
  let folder = "";

  // The picture is looked for where the program was started.
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "responses-"));
    await writeFile(join(folder, "image.png"), "a picture");
    process.chdir(folder);
  });
  afterAll(async () => {
    process.chdir(before);
    await rm(folder, { recursive: true });
  });

  it.each([
    ["tutorial001", tutorial001],
    ["tutorial003", tutorial003],
  ])("%s answers 404 with a message", async (_name, app) => {
    await using client = await testClient(app);
    expect(await ask(client, "GET /items/foo")).toEqual([200, foo]);
    expect(await ask(client, "GET /items/bar")).toEqual([404, { message: "Item not found" }]);
  });

  it.each([
    ["tutorial002", tutorial002],
    ["tutorial004", tutorial004],
  ])("%s answers with the item, or with a picture of it", async (_name, app) => {
    await using client = await testClient(app);
    expect(await ask(client, "GET /items/foo")).toEqual([200, foo]);
    const picture = await client.get("/items/foo?img=1");
    expect([picture.status, picture.headers.get("content-type"), picture.text]).toEqual([200, "image/png", "a picture"]);
    expect(await ask(client, "GET /items/foo?img=perhaps")).toMatchObject([422, { detail: [{ type: "bool_parsing", loc: ["query", "img"] }] }]);
  });
});
