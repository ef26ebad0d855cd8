import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";
import { app as tutorial001b } from "./tutorial001b.ts";
import { app as tutorial002 } from "./tutorial002.ts";
import { app as tutorial003 } from "./tutorial003.ts";
import { app as tutorial004 } from "./tutorial004.ts";
import { app as tutorial005 } from "./tutorial005.ts";
import { app as tutorial006 } from "./tutorial006.ts";
import { app as tutorial006b } from "./tutorial006b.ts";
import { app as tutorial006c } from "./tutorial006c.ts";
import { app as tutorial007 } from "./tutorial007.ts";
import { app as tutorial008 } from "./tutorial008.ts";
import { app as tutorial009 } from "./tutorial009.ts";
import { app as tutorial009b } from "./tutorial009b.ts";
import { app as tutorial009c } from "./tutorial009c.ts";
import { app as tutorial010 } from "./tutorial010.ts";

const page = `
    <html>
        <head>
            <title>Some HTML in here</title>
        </head>
        <body>
            <h1>Look ma! HTML!</h1>
        </body>
    </html>
    `;
const video = "some fake video bytes ".repeat(5000);

describe("custom responses", () => {
  const before = process.cwd();
  let folder = "";

  // The video is looked for where the program was started.
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "custom-"));
    await writeFile(join(folder, "large-video-file.mp4"), video);
    process.chdir(folder);
  });
  afterAll(async () => {
    process.chdir(before);
    await rm(folder, { recursive: true });
  });

  it.each([
    ["tutorial001", tutorial001],
    ["tutorial001b", tutorial001b],
  ])("%s answers in JSON", async (_name, app) => {
    await using client = await testClient(app);
    expect(await ask(client, "GET /items/")).toEqual([200, [{ item_id: "Foo" }]]);
    expect(await ask(client, "POST /items/")).toEqual([405, { detail: "Method Not Allowed" }]);
  });

  it.each([
    ["tutorial002", tutorial002, "/items/", page, "text/html; charset=utf-8"],
    ["tutorial003", tutorial003, "/items/", page, "text/html; charset=utf-8"],
    ["tutorial004", tutorial004, "/items/", page, "text/html; charset=utf-8"],
    ["tutorial005", tutorial005, "/", "Hello World", "text/plain; charset=utf-8"],
    ["tutorial007", tutorial007, "/", "some fake video bytes".repeat(10), null],
    ["tutorial009c", tutorial009c, "/", '{\n  "message": "Hello World"\n}', "application/json"],
    ["tutorial010", tutorial010, "/items/", "<h1>Items</h1><p>This is a list of items.</p>", "text/html; charset=utf-8"],
  ])("%s answers with a text of its type", async (_name, app, path, text, type) => {
    await using client = await testClient(app);
    const response = await client.get(path);
    expect([response.status, response.text, response.headers.get("content-type")]).toEqual([200, text, type]);
    expect(await ask(client, "GET /nowhere")).toEqual([404, { detail: "Not Found" }]);
  });

  it.each([
    ["tutorial006", tutorial006, "/typer", 307, "https://typer.tiangolo.com"],
    ["tutorial006b", tutorial006b, "/fastapi", 307, "https://fastapi.tiangolo.com"],
    ["tutorial006c", tutorial006c, "/pydantic", 302, "https://docs.pydantic.dev/"],
  ])("%s sends the client elsewhere", async (_name, app, path, status, location) => {
    await using client = await testClient(app);
    const response = await client.get(path, { followRedirects: false });
    expect([response.status, response.headers.get("location"), response.text]).toEqual([status, location, ""]);
    expect(await ask(client, "GET /nowhere")).toEqual([404, { detail: "Not Found" }]);
  });

  it.each([
    ["tutorial008", tutorial008, null],
    ["tutorial009", tutorial009, String(video.length)],
    ["tutorial009b", tutorial009b, String(video.length)],
  ])("%s sends a file", async (_name, app, length) => {
    await using client = await testClient(app);
    const response = await client.get("/");
    expect([response.status, response.headers.get("content-type"), response.headers.get("content-length")]).toEqual([200, "video/mp4", length]);
    expect(response.text === video).toBe(true);
    expect(await ask(client, "POST /")).toEqual([405, { detail: "Method Not Allowed" }]);
  });
});
