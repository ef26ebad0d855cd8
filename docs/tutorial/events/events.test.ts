import { appendFile } from "node:fs/promises";
import { describe, expect, it, vi } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";
import { app as tutorial002 } from "./tutorial002.ts";
import { app as tutorial003 } from "./tutorial003.ts";

vi.mock("node:fs/promises", () => ({ appendFile: vi.fn<typeof appendFile>() }));

describe("events", () => {
  it("tutorial001 has its items at start", async () => {
    await using client = await testClient(tutorial001);
    expect(await ask(client, "GET /items/foo")).toEqual([200, { name: "Fighters" }]);
    expect(await ask(client, "GET /items/")).toEqual([404, { detail: "Not Found" }]);
  });

  it("tutorial002 writes at shutdown", async () => {
    {
      await using client = await testClient(tutorial002);
      expect(await ask(client, "GET /items/")).toEqual([200, [{ name: "Foo" }]]);
      expect(appendFile).not.toHaveBeenCalled();
    }
    expect(appendFile).toHaveBeenCalledExactlyOnceWith("log.txt", "Application shutdown");
  });

  it("tutorial003 predicts by the model that it loaded", async () => {
    await using client = await testClient(tutorial003);
    expect(await ask(client, "GET /predict?x=2")).toEqual([200, { result: 84 }]);
    expect(await ask(client, "GET /predict")).toMatchObject([422, { detail: [{ type: "missing", loc: ["query", "x"] }] }]);
  });
});
