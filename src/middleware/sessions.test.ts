import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { App, DeclarationError, HttpRequest, sessions, t } from "signatura";
import { testClient } from "signatura/testing";
import { readFixture } from "../../test/parity/fixture.ts";
import { MemoryExchange } from "../../test/support/exchange.ts";
import { readReply } from "../../test/support/read-reply.ts";
import { silentLogger } from "../kernel/logger.ts";
import { TimestampSigner } from "../kernel/timestamp-signer.ts";

interface Case {
  readonly stack: string;
  readonly kind: string;
  readonly cookie: string | null;
  readonly do: string;
  readonly status: number;
  readonly headers: [string, string][];
  readonly body: string;
  readonly stored: unknown;
}

const { sessions: cases, signedAt, secret } = readFixture<{ sessions: Case[]; signedAt: number; secret: string }>("middleware");

// The cookies of the reference were signed at its time; it then answered in the same second or the next.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: (signedAt + 1) * 1000 });
});
afterEach(() => vi.useRealTimers());

/** The same operation as in test/parity/middleware.py. */
function makeApp(options: Partial<Parameters<typeof sessions>[0]> = {}): App {
  const app = new App();
  app.middleware(sessions({ secret, ...options }));
  app.get("/session", { request: HttpRequest, do: t.string.default("nothing") }, ({ request, do: what }) => {
    if (what === "read") return { ...request.session };
    if (what === "set") request.session.user = "é";
    if (what === "same") request.session.user = request.session.user ?? null;
    if (what === "clear") request.session = {};
    if (what === "delete") delete request.session.user;
    if (what === "set-and-delete") {
      request.session.x = 1;
      delete request.session.x;
    }
    return what;
  });
  return app;
}

const stacks: Readonly<Record<string, App>> = {
  sessions: makeApp(),
  sessionsStrict: makeApp({ cookie: "own", maxAge: 60, path: "/p", sameSite: "strict", httpsOnly: true, domain: "example.com", partitioned: true }),
  sessionsForever: makeApp({ maxAge: null }),
};

const payload = /^\w+=(?!null;)([^;]+)/;

describe("sessions, against Starlette", () => {
  test.each(cases)("$stack, cookie $kind, $do", async ({ stack, cookie, do: what, status, headers, body, stored }) => {
    const name = stack === "sessionsStrict" ? "own" : "session";
    const exchange = new MemoryExchange({ url: `/session?do=${what}`, headers: cookie === null ? {} : { cookie: `a=b; ${name}=${cookie}` } });
    const reply = await readReply(await stacks[stack]!.handle(exchange));
    const sent = reply.headers.find(([header]) => header === "set-cookie")?.[1];
    const signed = payload.exec(sent ?? "")?.[1];
    const found = reply.headers.map(([header, value]) => [header, signed === undefined ? value : value.replace(signed, "PAYLOAD")]);
    expect({ status: reply.status, headers: found, body: JSON.parse(Buffer.from(reply.body).toString()) }).toEqual({
      status,
      headers: headers.filter(([header]) => header !== "content-length"),
      body: JSON.parse(body),
    });
    const value = signed === undefined ? undefined : new TimestampSigner([secret]).unsign(signed, null, Date.now() / 1000);
    expect(value === undefined ? null : JSON.parse(Buffer.from(value, "base64").toString())).toEqual(stored);
  });
});

describe("sessions", () => {
  test.each(["", [], [""], ["good", ""]])("refuse the secret %j when they are made", (bad) => {
    expect(() => sessions({ secret: bad })).toThrow(DeclarationError);
  });

  test("a request without the middleware has none, and the error says what to do", async () => {
    const app = new App({ logger: silentLogger });
    app.get("/", { request: HttpRequest }, ({ request }) => Object.keys(request.session));
    await using client = await testClient(app);
    await expect(client.get("/")).rejects.toThrow("add the middleware `sessions({ secret })`");
  });

  test("other values may take the place of all", async () => {
    const app = new App();
    app.middleware(sessions({ secret }));
    app.get("/", { request: HttpRequest, name: t.string }, ({ request, name }) => {
      const before = { ...request.session };
      request.session = { [name]: 1 };
      return before;
    });
    await using client = await testClient(app);
    await client.get("/?name=a");
    expect((await client.get("/?name=b")).json()).toEqual({ a: 1 });
    expect((await client.get("/?name=c")).json()).toEqual({ b: 1 });
  });

  const cookieOf = async (app: App, what: string, cookie?: string): Promise<string | undefined> => {
    const exchange = new MemoryExchange({ url: `/session?do=${what}`, headers: cookie === undefined ? {} : { cookie } });
    const reply = await readReply(await app.handle(exchange));
    return reply.headers.find(([header]) => header === "set-cookie")?.[1]?.split(";")[0];
  };
  const read = async (app: App, cookie: string): Promise<unknown> => {
    const exchange = new MemoryExchange({ url: "/session?do=read", headers: { cookie } });
    return JSON.parse(Buffer.from((await readReply(await app.handle(exchange))).body).toString());
  };

  test("an old secret is taken until it is taken out; the first one signs", async () => {
    const old = (await cookieOf(makeApp({ secret: "old" }), "set"))!;
    const both = makeApp({ secret: ["new", "old"] });
    const renewed = (await cookieOf(both, "same", old))!;
    expect(await read(both, old)).toEqual({ user: "é" });
    expect(await read(makeApp({ secret: "new" }), old)).toEqual({});
    expect(await read(makeApp({ secret: "new" }), renewed)).toEqual({ user: "é" });
    expect(await read(makeApp({ secret: "old" }), renewed)).toEqual({});
  });

  test("a session ends maxAge seconds after its last change, and none comes from the future", async () => {
    const app = makeApp({ maxAge: 60 });
    const cookie = (await cookieOf(app, "set"))!;
    const start = Date.now();
    vi.setSystemTime(start + 60_000);
    expect(await read(app, cookie)).toEqual({ user: "é" });
    vi.setSystemTime(start + 61_000);
    expect(await read(app, cookie)).toEqual({});
    vi.setSystemTime(start - 1000);
    expect(await read(app, cookie)).toEqual({});
  });

  test("a change inside of a value is kept, too", async () => {
    const app = new App();
    app.middleware(sessions({ secret }));
    app.get("/add", { request: HttpRequest, item: t.string }, ({ request, item }) => {
      const cart = (request.session.cart ??= []) as string[];
      cart.push(item);
      return cart;
    });
    await using client = await testClient(app);
    await client.get("/add?item=a");
    expect((await client.get("/add?item=b")).json()).toEqual(["a", "b"]);
  });

  test("names that objects have by themselves mean nothing special", async () => {
    const app = new App();
    app.middleware(sessions({ secret }));
    app.get("/", { request: HttpRequest }, ({ request }) => {
      const before = [request.session.constructor ?? null, request.session.__proto__ ?? null];
      request.session.__proto__ = "mine";
      return before;
    });
    await using client = await testClient(app);
    expect((await client.get("/")).json()).toEqual([null, null]);
    expect((await client.get("/")).json()).toEqual([null, "mine"]);
  });

  test("an application that is mounted shares the session", async () => {
    const inner = new App();
    inner.get("/user", { request: HttpRequest }, ({ request }) => request.session.user ?? null);
    const app = makeApp();
    app.mount("/inner", inner);
    const cookie = (await cookieOf(app, "set"))!;
    const reply = await readReply(await app.handle(new MemoryExchange({ url: "/inner/user", headers: { cookie } })));
    expect(Buffer.from(reply.body).toString()).toBe('"é"');
    expect(reply.headers).toContainEqual(["vary", "Cookie"]);
  });
});
