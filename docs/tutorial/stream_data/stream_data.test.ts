import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { app as tutorial001 } from "./tutorial001.ts";
import { app as tutorial002 } from "./tutorial002.ts";

const image = readFileSync(new URL("./image.png", import.meta.url));

describe("streams of raw parts", () => {
  it.each(["", "-no-async", "-no-annotation", "-no-async-no-annotation", "-bytes", "-no-async-bytes", "-no-annotation-bytes", "-no-async-no-annotation-bytes"])(
    "tutorial001 tells its story under stream%s",
    async (suffix) => {
      const response = await tutorial001.fetch(new Request(`http://testserver/story/stream${suffix}`));
      const text = await response.text();
      expect([response.status, response.headers.get("content-type")]).toEqual([200, null]);
      expect(text.startsWith("Rick: (stumbles in drunkenly")).toBe(true);
      expect(text.endsWith("Got a surprise for you Morty.")).toBe(true);
      expect([text.includes("\n"), text.length]).toEqual([false, 556]);
    },
  );

  it.each(["", "-no-async", "-no-async-yield-from", "-no-annotation", "-no-async-no-annotation"])(
    "tutorial002 sends its picture under stream%s, again and again",
    async (suffix) => {
      for (let count = 0; count < 2; count += 1) {
        const response = await tutorial002.fetch(new Request(`http://testserver/image/stream${suffix}`));
        expect([response.status, response.headers.get("content-type")]).toEqual([200, "image/png"]);
        expect(Buffer.from(await response.arrayBuffer()).equals(image)).toBe(true);
      }
    },
  );

  it("tutorial001 has nothing else", async () => {
    await using client = await testClient(tutorial001);
    expect((await client.get("/story/nowhere")).status).toBe(404);
  });
});
