// Kills the example shop at random moments under load, again and again, and holds what is there afterwards against what it had promised.

import { setTimeout as sleep } from "node:timers/promises";
import type { TestDatabase } from "../../examples/shop/tests/databases.ts";
import { NotStarted, startShop, type ShopProcess } from "../../examples/shop/tests/shop-process.ts";
import { Ledger, type Findings } from "./ledger.ts";
import { openAccount, orderUntilGone } from "./shopper.ts";

export interface CampaignOptions {
  readonly database: TestDatabase;
  readonly kills: number;
  /** Where the random numbers begin: orders and moments. Connections share them, so that two runs are alike and not the same. */
  readonly seed: number;
  /** When to stop, whatever is still to be done: milliseconds since the epoch. */
  readonly deadline: number;
  /** Told after each kill. */
  readonly onKill?: (count: number) => void;
}

export interface Outcome extends Findings {
  readonly kills: number;
  /** Kills while the shop was starting, its database recovering from the kill before. */
  readonly whileStarting: number;
  /** What should not be: empty where all is well. */
  readonly faults: readonly string[];
}

const CONNECTIONS = 6;
/** The moments of death, in milliseconds: after the first order, and after the process was started. */
const LONGEST_RUN = 800;
const LONGEST_START = 1_500;
/** One kill in so many comes while the shop starts. */
const STARTS = 8;

export async function runCampaign({ database, kills, seed, deadline, onKill }: CampaignOptions): Promise<Outcome> {
  const env = { SHOP_DATA: database.data, DATABASE_URL: database.databaseUrl ?? "", SHOP_TOKEN_MINUTES: "1440" };
  const random = randomNumbers(seed);
  const faults: string[] = [];
  let done = 0;
  let whileStarting = 0;

  let shop = await startShop({ env });
  const account = await openAccount(shop.url);
  const ledger = new Ledger(account);
  while (done < kills && Date.now() < deadline && faults.length === 0) {
    const orders = orderUntilGone(shop.url, account, CONNECTIONS, random);
    await sleep(random() * LONGEST_RUN);
    await shop.stop("SIGKILL");
    done += 1;
    if (done < kills && done % STARTS === 0 && (await killWhileStarting(env, random() * LONGEST_START))) {
      whileStarting += 1;
      done += 1;
    }
    onKill?.(done);
    shop = await startShop({ env });
    faults.push(...(await ledger.checkRun(shop.url, await orders)));
  }
  const last = await ledger.checkAll(shop.url);
  await shop.stop("SIGTERM");
  return { ...last.findings, kills: done, whileStarting, faults: [...faults, ...last.faults] };
}

/** Whether the shop died before it served; it may have been quicker. */
async function killWhileStarting(env: Readonly<Record<string, string>>, delay: number): Promise<boolean> {
  const starting: Promise<ShopProcess | undefined> = startShop({ env, onSpawn: (child) => setTimeout(() => child.kill("SIGKILL"), delay) }).catch(
    (error: unknown) => {
      if (error instanceof NotStarted) return undefined;
      throw error;
    },
  );
  const shop = await starting;
  await shop?.stop("SIGKILL");
  return shop === undefined;
}

/** Numbers from 0 to 1 by a seed: a linear congruential generator, good enough to choose moments. */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
