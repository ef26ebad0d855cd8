// PGlite as a pool: a folder that is made whole or not at all, one process, one connection with a queue.

import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { App } from "signatura";
import { testClient } from "signatura/testing";
import { Db, Pool } from "../database.ts";
import { openPGlite, tellRequestsApart } from "../pglite.ts";
import { Environment, Settings } from "../settings.ts";
import { makeFolder } from "./databases.ts";

// One folder for all of them: to make a database takes seconds, to open it again does not.
let folder: Awaited<ReturnType<typeof makeFolder>>;

beforeAll(async () => {
  folder = await makeFolder();
});

afterAll(() => folder[Symbol.asyncDispose]());

describe("PGlite as a pool", () => {
  it("makes a database anew where a process died while it made one", async () => {
    mkdirSync(join(folder.path, "postgres.draft"));
    writeFileSync(join(folder.path, "postgres.draft", "PG_VERSION"), "18\n");
    const pool = await openPGlite(folder.path);
    const client = await pool.connect();
    expect((await client.query<{ n: number }>("select 1 as n", [])).rows).toEqual([{ n: 1 }]);
    client.release();
    await pool.end();
    expect(readdirSync(folder.path)).not.toContain("postgres.draft");
  });

  it("is refused to a second pool until the first has ended", async () => {
    const first = await openPGlite(folder.path);
    await expect(openPGlite(folder.path)).rejects.toMatchObject({ code: "SHOP_DATA_IN_USE" });
    await first.end();
    await (await openPGlite(folder.path)).end();
  });

  it("serves one after the other, in the order in which they came", async () => {
    const pool = await openPGlite(folder.path);
    const order: number[] = [];
    await Promise.all(
      [1, 2, 3, 4].map(async (number) => {
        const client = await pool.connect();
        await client.query("begin", []);
        await client.query("select 1", []);
        order.push(number);
        await client.query("commit", []);
        client.release();
        client.release();
      }),
    );
    expect(order).toEqual([1, 2, 3, 4]);
    await pool.end();
  });

  it("refuses a request a second transaction beside its first, which would be the same one", async () => {
    const app = new App({ middleware: [tellRequestsApart], logger: { debug() {}, info() {}, warn() {}, error() {} } });
    app.get("/", { db: Db, pool: Pool }, async ({ pool }) => pool.startTransaction().execute());
    app.override(Environment, () => new Settings({ data: folder.path }));
    const client = await testClient(app);
    await expect(client.get("/")).rejects.toThrow("This request has a transaction already");
    await client[Symbol.asyncDispose]();
  });
});
