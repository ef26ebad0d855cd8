// Overrides: what stands in for a dependency, and for how long.

import { describe, expect, it } from "vitest";
import { App, Depends, Header, JSONResponse, t } from "signatura";
import { testClient } from "signatura/testing";

describe("override", () => {
  it("replaces a dependency until it is disposed of", async () => {
    const Greeting = Depends(() => "hello");
    const app = new App();
    app.get("/", { greeting: Greeting }, ({ greeting }) => greeting);
    const client = await testClient(app);
    const override = app.override(Greeting, () => "hush");
    expect((await client.get("/")).json()).toBe("hush");
    override[Symbol.dispose]();
    expect((await client.get("/")).json()).toBe("hello");
  });

  it("lets an app-scoped dependency ask for the override of another, which is made once", async () => {
    let count = 0;
    const Environment = Depends(() => "live", { scope: "app" });
    const Pool = Depends({ environment: Environment }, ({ environment }) => `pool of ${environment}`, { scope: "app" });
    const app = new App();
    app.get("/", { pool: Pool, environment: Environment }, ({ pool, environment }) => [pool, environment]);
    app.override(Environment, () => `test ${(count += 1)}`);
    const client = await testClient(app);
    await client.get("/");
    expect((await client.get("/")).json()).toEqual(["pool of test 1", "test 1"]);
  });

  it("takes a dependency with parameters of its own, which the document does not know", async () => {
    const User = Depends({ token: Header(t.string) }, ({ token }) => token);
    const app = new App();
    app.get("/", { user: User }, ({ user }) => user);
    await using _ = app.override(
      User,
      Depends({ as: t.string.default("ada") }, ({ as }) => as),
    );
    await using client = await testClient(app);
    expect((await client.get("/")).json()).toBe("ada");
    expect((await client.get("/?as=bob")).json()).toBe("bob");
  });

  it("keeps what the declared dependency is known by: two with one stand-in are two, a cached one is made once", async () => {
    let count = 0;
    const First = Depends(() => 0);
    const Second = Depends(() => 0);
    const StandIn = Depends(() => (count += 1));
    const app = new App();
    app.get("/", { a: First, b: First, c: Second, d: Depends(First, { cache: false }) }, ({ a, b, c, d }) => [a, b, c, d]);
    app.override(First, StandIn);
    app.override(Second, StandIn);
    await using client = await testClient(app);
    expect((await client.get("/")).json()).toEqual([1, 1, 2, 3]);
  });

  it("may be a generator, which is torn down as what it stands in for", async () => {
    const log: string[] = [];
    const Transaction = Depends(
      function* () {
        yield "real";
      },
      { scope: "function" },
    );
    const app = new App();
    app.get("/", { transaction: Transaction }, ({ transaction }) => new JSONResponse(transaction, { background: () => log.push("after the answer") }));
    app.override(Transaction, function* () {
      yield "fake";
      log.push("committed");
    });
    await using client = await testClient(app);
    expect((await client.get("/")).json()).toBe("fake");
    expect(log).toEqual(["committed", "after the answer"]);
  });

  it("may be put over another; whichever ends first, the one that is left counts", async () => {
    const Greeting = Depends(() => "hello");
    const app = new App();
    app.get("/", { greeting: Greeting }, ({ greeting }) => greeting);
    await using client = await testClient(app);
    const said = async () => (await client.get("/")).json();
    const first = app.override(Greeting, () => "first");
    const second = app.override(Greeting, () => "second");
    expect(await said()).toBe("second");
    first[Symbol.dispose]();
    expect(await said()).toBe("second");
    second[Symbol.dispose]();
    second[Symbol.dispose]();
    expect(await said()).toBe("hello");
  });

  it("makes anew what lives as long as the application and asks for it, ends that with itself, and lets the first one live on", async () => {
    const log: string[] = [];
    const open = (name: string) =>
      async function* () {
        log.push(`+${name}`);
        yield name;
        log.push(`-${name}`);
      };
    const Pool = Depends(open("pool"), { scope: "app" });
    const Other = Depends(open("other"), { scope: "app" });
    const Repository = Depends(
      { pool: Pool, other: Other },
      async function* ({ pool, other }) {
        log.push(`+repository of ${pool} and ${other}`);
        yield `repository of ${pool}`;
        log.push(`-repository of ${pool}`);
      },
      { scope: "app" },
    );
    const app = new App();
    app.get("/", { repository: Repository }, ({ repository }) => repository);
    const client = await testClient(app);
    const said = async () => (await client.get("/")).json();
    expect(await said()).toBe("repository of pool");
    {
      await using _ = app.override(Pool, open("fake"));
      expect(await said()).toBe("repository of fake");
      expect(await said()).toBe("repository of fake");
    }
    expect(await said()).toBe("repository of pool");
    await client[Symbol.asyncDispose]();
    expect(log).toEqual([
      ...["+pool", "+other", "+repository of pool and other"],
      ...["+fake", "+repository of fake and other", "-repository of fake", "-fake"],
      ...["-repository of pool", "-other", "-pool"],
    ]);
  });

  it("of an application around another does not reach into it, as in FastAPI", async () => {
    const Greeting = Depends(() => "hello");
    const outer = new App();
    const inner = new App();
    for (const app of [outer, inner]) app.get("/", { greeting: Greeting }, ({ greeting }) => greeting);
    outer.mount("/inner", inner);
    outer.override(Greeting, () => "hush");
    await using client = await testClient(outer);
    expect([(await client.get("/")).json(), (await client.get("/inner/")).json()]).toEqual(["hush", "hello"]);
  });
});
