// `app.scope()`: dependencies for scripts, tasks and start-up.

import { describe, expect, test } from "vitest";
import { App, Depends, HttpRequest, SecurityScopes, t } from "signatura";

describe("app.scope()", () => {
  test("makes a dependency and all that it asks for once, and tears them down in reverse with the scope", async () => {
    const log: string[] = [];
    const make = (name: string) =>
      async function* () {
        log.push(`+${name}`);
        yield name;
        log.push(`-${name}`);
      };
    const Db = Depends(make("db"));
    const Users = Depends({ db: Db }, make("users"));
    const Orders = Depends({ db: Db }, make("orders"), { scope: "function" });
    const app = new App();
    {
      await using scope = app.scope();
      expect(await Promise.all([scope.resolve(Users), scope.resolve(Orders), scope.resolve(Db)])).toEqual(["users", "orders", "db"]);
      expect(log.filter((entry) => entry === "+db")).toHaveLength(1);
    }
    expect(log.slice(0, 1)).toEqual(["+db"]);
    expect(log.at(-1)).toBe("-db");
    expect(log).toHaveLength(6);
  });

  test("shares what lives as long as the application, and leaves it open", async () => {
    const log: string[] = [];
    const Pool = Depends(
      function* () {
        log.push("+pool");
        yield "pool";
        log.push("-pool");
      },
      { scope: "app" },
    );
    const app = new App();
    for (let time = 0; time < 2; time += 1) {
      await using scope = app.scope();
      expect(await scope.resolve(Pool)).toBe("pool");
    }
    expect(log).toEqual(["+pool"]);
    await app.shutdown();
    expect(log).toEqual(["+pool", "-pool"]);
  });

  test("gives an uncached dependency anew to each who asks", async () => {
    let count = 0;
    const Counter = Depends(() => (count += 1), { cache: false });
    const app = new App();
    await using scope = app.scope();
    expect([await scope.resolve(Counter), await scope.resolve(Counter)]).toEqual([1, 2]);
  });

  test("follows overrides", async () => {
    const Name = Depends(() => "real");
    const Greeting = Depends({ name: Name }, ({ name }) => `hello ${name}`);
    const app = new App();
    await using _ = app.override(Name, () => "fake");
    await using scope = app.scope();
    expect(await scope.resolve(Greeting)).toBe("hello fake");
  });

  test("refuses by name what wants something of a request, wherever it stands", async () => {
    const Token = Depends({ authorization: t.string }, ({ authorization }) => authorization, { name: "token" });
    const User = Depends({ token: Token }, ({ token }) => token, { name: "user" });
    const Agent = Depends({ request: HttpRequest }, ({ request }) => request.method, { name: "agent" });
    const Scopes = Depends({ scopes: SecurityScopes }, ({ scopes }) => scopes.scopes, { name: "scopes" });
    const app = new App();
    await using scope = app.scope();
    await expect(scope.resolve(User)).rejects.toThrow('SIG209 token takes the parameter "authorization" from a request, so it cannot be resolved outside one.');
    await expect(scope.resolve(Agent)).rejects.toThrow('SIG209 agent takes the parameter "request"');
    await expect(scope.resolve(Scopes)).rejects.toThrow("SIG209 scopes");
  });

  test("tries again what could not be made, and tells why it could not", async () => {
    let tries = 0;
    const Flaky = Depends(async () => {
      tries += 1;
      if (tries === 1) throw new Error("not yet");
      return tries;
    });
    const app = new App();
    await using scope = app.scope();
    await expect(scope.resolve(Flaky)).rejects.toThrow("not yet");
    expect(await scope.resolve(Flaky)).toBe(2);
  });

  test("is of no use when it has ended, and its end tells what a teardown threw", async () => {
    const Bad = Depends(function* () {
      yield 1;
      throw new Error("cannot close");
    });
    const app = new App();
    const scope = app.scope();
    await scope.resolve(Bad);
    await expect(scope[Symbol.asyncDispose]()).rejects.toThrow("cannot close");
    await expect(scope.resolve(Bad)).rejects.toThrow("The scope has ended");
  });
});

describe("app.resolve()", () => {
  test("gives each who asks a value of its own until the application ends, when the last is torn down first", async () => {
    const log: string[] = [];
    let count = 0;
    const Pool = Depends(
      function* () {
        log.push("+pool");
        yield "pool";
        log.push("-pool");
      },
      { scope: "app" },
    );
    const Session = Depends({ pool: Pool }, async function* ({ pool }) {
      const name = `${pool} ${(count += 1)}`;
      log.push(`+${name}`);
      yield name;
      log.push(`-${name}`);
    });
    const app = new App();
    await app.startup();
    expect([await app.resolve(Session), await app.resolve(Session), await app.resolve(Pool)]).toEqual(["pool 1", "pool 2", "pool"]);
    await app.shutdown();
    expect(log).toEqual(["+pool", "+pool 1", "+pool 2", "-pool 2", "-pool 1", "-pool"]);
  });

  test("tears down the others where one fails, and follows overrides", async () => {
    const log: string[] = [];
    const leaving = (name: string, fails: boolean) =>
      Depends(function* () {
        yield name;
        log.push(`-${name}`);
        if (fails) throw new Error(name);
      });
    const [First, Second] = [leaving("first", false), leaving("second", true)];
    const app = new App();
    const override = app.override(First, () => "stand-in");
    expect([await app.resolve(Second), await app.resolve(First), await app.resolve(leaving("third", false))]).toEqual(["second", "stand-in", "third"]);
    await expect(app.shutdown()).rejects.toThrow("second");
    expect(log).toEqual(["-third", "-second"]);
    await expect(app.resolve(Depends({ q: t.string }, ({ q }) => q))).rejects.toThrow("SIG209");
    await override[Symbol.asyncDispose]();
  });
});
