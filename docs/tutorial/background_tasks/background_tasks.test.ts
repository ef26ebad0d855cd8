import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";

let folder = "";

// The programs write where they were started.
vi.mock("node:fs/promises", async (load) => {
  const files = await load<typeof import("node:fs/promises")>();
  return {
    ...files,
    writeFile: (name: string, text: string) => files.writeFile(join(folder, name), text),
    appendFile: (name: string, text: string) => files.appendFile(join(folder, name), text),
  };
});

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "background-"));
});
afterEach(() => rm(folder, { recursive: true }));

const log = (): Promise<string> => readFile(join(folder, "log.txt"), "utf8");

it("tutorial001 writes once the answer is sent", async () => {
  const { app } = await import("./tutorial001.ts");
  await using client = await testClient(app);
  expect(await ask(client, "POST /send-notification/foo@example.com")).toEqual([200, { message: "Notification sent in the background" }]);
  expect(await log()).toBe("notification for foo@example.com: some notification");
  expect(await ask(client, "GET /send-notification/foo@example.com")).toEqual([405, { detail: "Method Not Allowed" }]);
});

it("tutorial002 writes what the dependency added first", async () => {
  const { app } = await import("./tutorial002.ts");
  await using client = await testClient(app);
  expect(await ask(client, "POST /send-notification/foo@example.com?q=some-query")).toEqual([200, { message: "Message sent" }]);
  expect(await log()).toBe("found query: some-query\nmessage to foo@example.com\n");
  expect(await ask(client, "POST /send-notification/bar@example.com")).toEqual([200, { message: "Message sent" }]);
  expect(await log()).toBe("found query: some-query\nmessage to foo@example.com\nmessage to bar@example.com\n");
});
