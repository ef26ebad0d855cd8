// What lives as long as the application: when it is made, how often, and when it ends.

import { describe, expect, test } from "vitest";
import { App, Depends } from "signatura";
import { testClient } from "signatura/testing";
import { silentLogger } from "../kernel/logger.ts";

/** An app-scoped resource that tells when it is opened and closed. */
function resource(log: string[], name: string) {
  return Depends(
    async function* () {
      log.push(`+${name}`);
      yield name;
      log.push(`-${name}`);
    },
    { scope: "app" },
  );
}

describe("app-scoped dependencies", () => {
  test("are made when first asked for, once, and closed in reverse order at the end", async () => {
    const log: string[] = [];
    const Settings = resource(log, "settings");
    const Pool = Depends(
      { settings: Settings },
      async function* ({ settings }) {
        log.push(`+pool of ${settings}`);
        yield `pool of ${settings}`;
        log.push("-pool");
      },
      { scope: "app" },
    );
    const app = new App();
    app.get("/", { pool: Pool, settings: Settings }, ({ pool, settings }) => [pool, settings]);
    app.get("/pool", { pool: Pool }, ({ pool }) => pool);
    const client = await testClient(app);
    expect(log).toEqual([]);
    expect((await client.get("/")).json()).toEqual(["pool of settings", "settings"]);
    expect((await client.get("/pool")).json()).toBe("pool of settings");
    expect(log).toEqual(["+settings", "+pool of settings"]);
    await client[Symbol.asyncDispose]();
    expect(log).toEqual(["+settings", "+pool of settings", "-pool", "-settings"]);
  });

  test("are made once, however many requests ask at once", async () => {
    let count = 0;
    let open = (): void => undefined;
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    const Slow = Depends(
      async () => {
        await opened;
        return (count += 1);
      },
      { scope: "app" },
    );
    const app = new App();
    app.get("/", { slow: Slow }, ({ slow }) => slow);
    await using client = await testClient(app);
    const answers = Promise.all(Array.from({ length: 20 }, () => client.get("/")));
    open();
    expect((await answers).map((response) => response.json())).toEqual(Array.from({ length: 20 }, () => 1));
  });

  test("that could not be made are tried again by the next request", async () => {
    let tries = 0;
    const Flaky = Depends(
      async () => {
        tries += 1;
        if (tries < 3) throw new Error("not yet");
        return tries;
      },
      { scope: "app" },
    );
    const Above = Depends({ flaky: Flaky }, ({ flaky }) => flaky * 10, { scope: "app" });
    const app = new App({ logger: silentLogger });
    app.get("/", { above: Above }, ({ above }) => above);
    await using client = await testClient(app, { throwServerErrors: false });
    const answers = [await client.get("/"), await client.get("/"), await client.get("/"), await client.get("/")];
    expect(answers.map((response) => response.status)).toEqual([500, 500, 200, 200]);
    expect(answers[3]!.json()).toBe(30);
  });

  test("of one application are not those of another", async () => {
    const Counter = Depends(() => ({ count: 0 }), { scope: "app" });
    const make = () => {
      const app = new App();
      app.get("/", { counter: Counter }, ({ counter }) => (counter.count += 1));
      return app;
    };
    await using first = await testClient(make());
    await using second = await testClient(make());
    expect([(await first.get("/")).json(), (await first.get("/")).json(), (await second.get("/")).json()]).toEqual([1, 2, 1]);
  });

  test("all end, also where the teardown of one fails, which the end then tells", async () => {
    const log: string[] = [];
    const Bad = Depends(
      async function* () {
        yield 1;
        throw new Error("cannot close");
      },
      { scope: "app" },
    );
    const app = new App();
    app.get("/", { first: resource(log, "first"), bad: Bad, last: resource(log, "last") }, () => "ok");
    const client = await testClient(app);
    await client.get("/");
    await expect(client[Symbol.asyncDispose]()).rejects.toThrow("cannot close");
    expect(log).toEqual(["+first", "+last", "-last", "-first"]);
  });

  test("are classes, too", async () => {
    const Settings = Depends(() => "test", { scope: "app" });
    class Mailer {
      readonly settings: string;
      constructor({ settings }: { settings: string }) {
        this.settings = settings;
      }
    }
    const MailerOf = Depends({ settings: Settings }, Mailer as never, { scope: "app" });
    const app = new App();
    app.get("/", { mailer: MailerOf }, ({ mailer }) => (mailer as Mailer).settings);
    await using client = await testClient(app);
    expect((await client.get("/")).json()).toBe("test");
  });
});
