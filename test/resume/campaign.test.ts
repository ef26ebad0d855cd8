// The short form of `npm run resume`.

import { describe, expect, test } from "vitest";
import { redisMissing } from "../support/redis.ts";
import { runCampaign } from "./campaign.ts";

describe("resumable streams whose connections are cut and whose processes are killed", () => {
  if (redisMissing !== undefined) {
    test.skip(`skipped: ${redisMissing}`);
    return;
  }

  test("come whole where they may be called again, and else as a beginning that is told to be one", { timeout: 180_000 }, async () => {
    const outcome = await runCampaign({ streams: 60, concurrency: 30, processes: 3, killEvery: 1500 });
    expect(outcome.faults).toEqual([]);
    expect(outcome.restartable).toEqual({ streams: 30, whole: 30 });
    expect(outcome.others.whole + outcome.others.interrupted).toBe(30);
    expect(outcome.kills).toBeGreaterThan(0);
    expect(outcome.cuts).toBeGreaterThan(0);
  });
});
