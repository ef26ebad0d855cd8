// The shorter form of `npm run stall`.

import { expect, test } from "vitest";
import { watchStalledClient } from "./stalled.ts";

test("a client that stops reading costs little memory, misses nothing, and is given up where there is a deadline", async () => {
  const outcome = await watchStalledClient({ seconds: 2, megabytes: 256, deadline: 0.5 });
  expect(outcome.grown).toBeLessThan(20_000_000);
  // What the sockets of both sides hold, and no more.
  expect(outcome.produced).toBeLessThan(32_000_000);
  expect(outcome.received).toBe(outcome.expected);
  expect([outcome.evicted, outcome.stopped, outcome.torn]).toEqual([1, 1, 1]);
});
