// Overrides: what stands in for a dependency, and for how long.

import { describe, expect, it } from "vitest";
import { App, Depends } from "signatura";
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
});
