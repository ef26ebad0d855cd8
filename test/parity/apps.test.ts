// Every pair of `apps/`: the Python program served by uvicorn, its twin by `serve`, the same raw requests to both, and what clients see.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findReference } from "../support/reference.ts";
import { describeRequest } from "./answers.ts";
import { pairNames, Pairs } from "./pairs.ts";

const reference = await findReference();

describe.skipIf("missing" in reference)(`answers as FastAPI does${"missing" in reference ? ` (skipped: ${reference.missing})` : ""}`, () => {
  let pairs: Pairs;

  beforeAll(async () => {
    if ("python" in reference) pairs = await Pairs.start(reference);
  });
  afterAll(() => pairs?.[Symbol.asyncDispose]());

  test.each(pairNames)("%s", async (name) => {
    for (const request of pairs.requests(name)) {
      const { theirs, ours } = await pairs.ask(name, request);
      const isBetter = request.failsThere !== undefined && ours.status < theirs.status && (theirs.status === 404 || theirs.status === 500);
      if (!isBetter) expect.soft(ours, describeRequest(request)).toEqual(theirs);
    }
  });
});
