// The shorter form of `npm run idle`. The bound is wide: few connections carry what V8 takes for all.

import { expect, test } from "vitest";
import { measureIdle } from "./idle.ts";

test("an idle stream of events costs little more than its socket", async () => {
  const held = ["--max-semi-space-size=1"];
  const [bare, stream] = [await measureIdle("net", 1000, held), await measureIdle("signatura", 1000, held)];
  expect(stream.heap - bare.heap).toBeLessThan(8192);
});
