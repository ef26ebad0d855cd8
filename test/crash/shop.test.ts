// The short form of `npm run crash`: the example shop under load, killed at random moments.

import { describe, expect, it } from "vitest";
import { findServer, makeDatabase, makePGlite, type TestDatabase } from "../../examples/shop/tests/databases.ts";
import { runCampaign } from "./campaign.ts";

const KILLS = 10;
const MINUTES = 4;

async function surviveKills(database: TestDatabase): Promise<void> {
  const seed = Date.now() % 1_000_000;
  try {
    const outcome = await runCampaign({ database, kills: KILLS, seed, deadline: Date.now() + MINUTES * 60_000 });
    expect(outcome.faults, `seed ${seed}`).toEqual([]);
    expect(outcome.kills).toBeGreaterThanOrEqual(KILLS);
    expect(outcome.promised).toBeGreaterThan(0);
  } finally {
    await database[Symbol.asyncDispose]();
  }
}

const server = await findServer();

describe("a shop that is killed under load", () => {
  it("has every order that it has promised, and none in part, on PGlite", async () => surviveKills(await makePGlite()), (MINUTES + 1) * 60_000);

  if ("url" in server) {
    it(
      "has every order that it has promised, and none in part, on PostgreSQL",
      async () => surviveKills(await makeDatabase(server.url)),
      (MINUTES + 1) * 60_000,
    );
  } else it.skip(`on PostgreSQL: ${server.missing}`);
});
