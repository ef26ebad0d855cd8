// Functions in threads: what they give, what they throw, how they are ended.

import { describe, expect, expectTypeOf, test } from "vitest";
import { App, HTTPException, HttpRequest } from "signatura";
import { blocking, BlockingError, type Blocking } from "signatura/blocking";
import { testClient } from "signatura/testing";

type Work = typeof import("../../test/blocking/work.ts");

const work = new URL("../../test/blocking/work.ts", import.meta.url);
const sum = blocking<Work>(work);
const fail = blocking<Work, "fail">(work, { name: "fail" });
const flag = (): Int32Array => new Int32Array(new SharedArrayBuffer(4));
const set = (shared: Int32Array): void => {
  Atomics.store(shared, 0, 1);
  Atomics.notify(shared, 0);
};

describe("a blocking function", () => {
  test("runs in another thread, with the types of the module's export", async () => {
    expectTypeOf(sum).parameters.toEqualTypeOf<number[]>();
    expect(await sum(1, 2, 3)).toMatchObject({ sum: 6, isMain: false });
    const later = blocking<Work, "later">(work, { name: "later" });
    expectTypeOf(later).toEqualTypeOf<Blocking<(text: string) => Promise<string>>>();
    expect(await later("done")).toBe("done later");
    // @ts-expect-error -- no function
    const constant = blocking<Work, "constant">(work, { name: "constant" });
    await expect(constant()).rejects.toThrow('exports no function "constant"');
  });

  test("throws what was thrown there, with its class's name, its stack and its causes", async () => {
    const error = (await fail("own").catch((thrown: unknown) => thrown)) as BlockingError;
    expect(error).toBeInstanceOf(BlockingError);
    expect([error.name, error.message]).toEqual(["OwnError", "it went wrong"]);
    expect(error.stack).toContain("work.ts");
    const caused = (await fail("cause").catch((thrown: unknown) => thrown)) as Error;
    expect(caused.cause).toMatchObject({ name: "RangeError", message: "inside" });
    await expect(fail("text")).rejects.toMatchObject({ name: "string", message: "a text" });
  });

  test("answers by an HTTPException from there; everything else is an opaque 500 that is logged with the stack from there", async () => {
    const told: unknown[] = [];
    const logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: ({ error }: { error?: unknown }) => told.push(error) };
    const app = new App({ logger });
    app.get("/http", () => fail("http"));
    app.get("/own", () => fail("own"));
    await using client = await testClient(app, { throwServerErrors: false });
    const missing = await client.get("/http");
    expect([missing.status, missing.json(), missing.headers.get("x-why")]).toEqual([404, { detail: "no such image" }, "gone"]);
    const failed = await client.get("/own");
    expect([failed.status, failed.text]).toEqual([500, "Internal Server Error"]);
    expect((told[0] as Error).stack).toContain("work.ts");
  });

  test("is ended by a signal, in the middle of its work, and its thread is replaced", async () => {
    const hold = blocking<Work, "hold">(work, { name: "hold", threads: 1 });
    const begun = flag();
    const stop = new AbortController();
    const held = hold.run({ signal: stop.signal }, begun);
    const started = Atomics.waitAsync(begun, 0, 0);
    await started.value;
    stop.abort(new Error("the client has gone"));
    await expect(held).rejects.toThrow("the client has gone");
    await expect(hold.run({ signal: AbortSignal.abort(new Error("before")) }, begun)).rejects.toThrow("before");
    const length = blocking<Work, "length">(work, { name: "length", threads: 1 });
    const bytes = new ArrayBuffer(8);
    expect([await length.run({ transfer: [bytes] }, bytes), bytes.byteLength]).toEqual([8, 0]);
  });

  test("refuses with 503 what would wait behind too many", async () => {
    const waitFor = blocking<Work, "waitFor">(work, { name: "waitFor", threads: 1, maxQueue: 1 });
    const go = flag();
    const [first, second] = [waitFor(go), waitFor(go)];
    const refused = (await waitFor(go).catch((error: unknown) => error)) as HTTPException;
    expect([refused instanceof HTTPException, refused.status]).toEqual([true, 503]);
    set(go);
    expect(await Promise.all([first, second])).toEqual([1, 2]);
    expect(await waitFor(go)).toBe(3);
  });

  test("has its threads closed when the last application ends, and others when it is called again", async () => {
    const waitFor = blocking<Work, "waitFor">(work, { name: "waitFor", threads: 1 });
    const go = flag();
    set(go);
    const app = new App();
    app.get("/", { request: HttpRequest }, () => waitFor(go));
    const [outer, inner] = [await testClient(app), await testClient(new App())];
    expect((await outer.get("/")).json()).toBe(1);
    await inner[Symbol.asyncDispose]();
    expect((await outer.get("/")).json()).toBe(2);
    await outer[Symbol.asyncDispose]();
    // A new thread counts from the beginning.
    expect(await waitFor(go)).toBe(1);
    await using _again = await testClient(app);
  });
});

describe("blocking() refuses", () => {
  test.each([
    ["a file that is not there", new URL("./nowhere.ts", import.meta.url)],
    ["an address elsewhere", new URL("https://example.com/work.ts")],
    ["a path", "./work.ts" as never],
  ])("%s", (_what, module) => {
    expect(() => blocking<Work>(module)).toThrow("SIG341");
  });
});
