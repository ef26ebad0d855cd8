import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";
import { app as tutorial002 } from "./tutorial002.ts";

const before = process.cwd();
let folder = "";

// The programs write where they were started.
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "background-"));
  process.chdir(folder);
});
afterEach(async () => {
  process.chdir(before);
  await rm(folder, { recursive: true });
});

const log = (): Promise<string> => readFile(join(folder, "log.txt"), "utf8");

it("tutorial001 writes once the answer is sent", async () => {
  await using client = await testClient(tutorial001);
  expect(await ask(client, "POST /send-notification/foo@example.com")).toEqual([200, { message: "Notification sent in the background" }]);
  expect(await log()).toBe("notification for foo@example.com: some notification");
  expect(await ask(client, "GET /send-notification/foo@example.com")).toEqual([405, { detail: "Method Not Allowed" }]);
});

it("tutorial002 writes what the dependency added first", async () => {
  await using client = await testClient(tutorial002);
  expect(await ask(client, "POST /send-notification/foo@example.com?q=some-query")).toEqual([200, { message: "Message sent" }]);
  expect(await log()).toBe("found query: some-query\nmessage to foo@example.com\n");
  expect(await ask(client, "POST /send-notification/bar@example.com")).toEqual([200, { message: "Message sent" }]);
  expect(await log()).toBe("found query: some-query\nmessage to foo@example.com\nmessage to bar@example.com\n");
});
