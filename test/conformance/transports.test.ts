// What each transport cannot do, pinned: an ability does not get lost without a sign.

import { expect, test } from "vitest";
import { transports } from "./transports.ts";

test("every transport says what it cannot do, and why", () => {
  expect(Object.fromEntries(transports.map(({ name, cannot }) => [name, Object.keys(cannot).toSorted()]))).toEqual({
    http1: [],
    "node:http": [],
    fetch: ["addedHeaders", "bodyOfGet", "connections", "literalTargets", "proxyHeaders", "separateHeaders", "trace", "websockets"],
    testClient: ["addedHeaders", "answersInParts", "bodyOfGet", "connections", "endsBeforeWork", "literalTargets", "proxyHeaders", "separateHeaders", "trace"],
    "testClient.stream": ["addedHeaders", "bodyOfGet", "connections", "endsBeforeWork", "literalTargets", "proxyHeaders", "separateHeaders", "trace"],
  });
  for (const { cannot } of transports) for (const reason of Object.values(cannot)) expect(reason.length).toBeGreaterThan(10);
});
