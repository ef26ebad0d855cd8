// Dependencies declared `concurrent`: when they start, and what stays as if everything ran one after the other.

import { describe, expect, test } from "vitest";
import { App, Depends, HTTPException, t } from "signatura";
import { testClient } from "signatura/testing";
import { silentLogger } from "../kernel/logger.ts";

/** A promise that a test settles when it likes. */
function gate(): { readonly opened: Promise<void>; open(): void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

/** Lets everything run that can. */
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

describe("dependencies, one after the other", () => {
  test("a dependency guards those after it: they do not start before it has let the request pass", async () => {
    const log: string[] = [];
    const { opened, open } = gate();
    const Guard = Depends(async () => {
      log.push("guard");
      await opened;
    });
    const Query = Depends(async () => log.push("query"));
    const app = new App();
    app.get("/", { guard: Guard, query: Query }, () => "ok");
    await using client = await testClient(app);
    const answer = client.get("/");
    await settle();
    expect(log).toEqual(["guard"]);
    open();
    await answer;
    expect(log).toEqual(["guard", "query"]);
  });
});

describe("concurrent dependencies", () => {
  test("start while those before them are at work, and take no longer together than the longest", async () => {
    const log: string[] = [];
    const gates = { a: gate(), b: gate(), c: gate() };
    const wait = (name: "a" | "b" | "c") => async () => {
      log.push(`+${name}`);
      await gates[name].opened;
      log.push(`-${name}`);
      return name;
    };
    const app = new App();
    app.get(
      "/",
      { a: Depends(wait("a")), b: Depends(wait("b"), { concurrent: true }), c: Depends(wait("c"), { concurrent: true }) },
      ({ a, b, c }) => a + b + c,
    );
    await using client = await testClient(app);
    const answer = client.get("/");
    await settle();
    expect(log).toEqual(["+a", "+b", "+c"]);
    gates.c.open();
    await settle();
    gates.b.open();
    await settle();
    gates.a.open();
    expect((await answer).json()).toBe("abc");
    expect(log).toEqual(["+a", "+b", "+c", "-c", "-b", "-a"]);
  });

  test("wait for what they ask for, and no longer", async () => {
    const log: string[] = [];
    const first = gate();
    const pool = gate();
    const First = Depends(async () => {
      await first.opened;
    });
    const Pool = Depends(
      async () => {
        log.push("pool");
        await pool.opened;
        return "pool";
      },
      { concurrent: true },
    );
    const Repository = Depends(
      { pool: Pool },
      async ({ pool }) => {
        log.push(`repository of ${pool}`);
        return pool;
      },
      { concurrent: true },
    );
    const app = new App();
    app.get("/", { first: First, repository: Repository }, ({ repository }) => repository);
    await using client = await testClient(app);
    const answer = client.get("/");
    await settle();
    expect(log).toEqual(["pool"]);
    pool.open();
    await settle();
    expect(log).toEqual(["pool", "repository of pool"]);
    first.open();
    expect((await answer).json()).toBe("pool");
  });

  test("those that are not concurrent still wait for all before them", async () => {
    const log: string[] = [];
    const { opened, open } = gate();
    const app = new App();
    const Slow = Depends(async () => {
      await opened;
      log.push("slow");
    });
    const Early = Depends(async () => log.push("early"), { concurrent: true });
    const Late = Depends(async () => log.push("late"));
    app.get("/", { slow: Slow, late: Late, early: Early }, () => "ok");
    await using client = await testClient(app);
    const answer = client.get("/");
    await settle();
    expect(log).toEqual(["early"]);
    open();
    await answer;
    expect(log).toEqual(["early", "slow", "late"]);
  });

  test("the first error in the order of declaration is answered, whichever came first", async () => {
    const { opened, open } = gate();
    const Guard = Depends(async () => {
      await opened;
      throw new HTTPException(401);
    });
    const Query = Depends(
      async () => {
        throw new HTTPException(503);
      },
      { concurrent: true },
    );
    const app = new App();
    app.get("/", { guard: Guard, query: Query }, () => "ok");
    await using client = await testClient(app);
    const answer = client.get("/");
    await settle();
    open();
    expect((await answer).status).toBe(401);
  });

  test("what was started is waited for and torn down, in reverse order of declaration, where an earlier one fails", async () => {
    const log: string[] = [];
    const { opened, open } = gate();
    const make = (name: string, wait?: Promise<void>) =>
      async function* () {
        await wait;
        log.push(`+${name}`);
        try {
          yield name;
        } finally {
          log.push(`-${name}`);
        }
      };
    const Guard = Depends(async () => {
      throw new HTTPException(401);
    });
    const app = new App({ logger: silentLogger });
    app.get(
      "/",
      {
        first: Depends(make("first")),
        guard: Guard,
        slow: Depends(make("slow", opened), { concurrent: true }),
        quick: Depends(make("quick"), { concurrent: true }),
      },
      () => "ok",
    );
    await using client = await testClient(app);
    const answer = client.get("/");
    await settle();
    open();
    expect((await answer).status).toBe(401);
    // `slow` was entered last, but ends after `quick`: the order is the declaration's.
    expect(log.slice(-3)).toEqual(["-quick", "-slow", "-first"]);
    expect(log.toSorted()).toEqual(["+first", "+quick", "+slow", "-first", "-quick", "-slow"]);
  });

  test("refused parameters come in the order of declaration, and nothing runs that has some", async () => {
    const log: string[] = [];
    const Slow = Depends({ a: t.int }, async () => log.push("slow"));
    const Quick = Depends({ b: t.int }, async () => log.push("quick"), { concurrent: true });
    const app = new App();
    app.get("/", { waits: Depends(async () => settle()), slow: Slow, quick: Quick, c: t.int }, () => "ok");
    await using client = await testClient(app);
    const issues = (await client.get("/?a=x&b=y&c=z")).json<{ detail: { loc: string[] }[] }>();
    expect(issues.detail.map(({ loc }) => loc[1])).toEqual(["a", "b", "c"]);
    expect(log).toEqual([]);
  });

  test("at the place where it is used: Depends(dependency, { concurrent: true }) shares its value with the others", async () => {
    let count = 0;
    const Query = Depends(async () => (count += 1));
    const app = new App();
    app.get("/", { waits: Depends(settle), early: Depends(Query, { concurrent: true }), query: Query }, ({ early, query }) => [early, query]);
    await using client = await testClient(app);
    expect((await client.get("/")).json()).toEqual([1, 1]);
  });
});
