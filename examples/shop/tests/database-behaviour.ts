// What `Db` and `Pool` promise to operations, whatever database they run on. The operations are made for the purpose.

import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { App, BackgroundTasks, HTTPException, t } from "signatura";
import { testClient, type TestClient } from "signatura/testing";
import { Db, Pool, type Database } from "../database.ts";
import { tellRequestsApart } from "../pglite.ts";
import { Environment, Settings } from "../settings.ts";
import type { TestDatabase } from "./databases.ts";

const ran: string[] = [];

function makeApp(): App {
  const app = new App({ middleware: [tellRequestsApart], logger: { debug() {}, info() {}, warn() {}, error() {} } });

  app.post("/notes/{id}", { id: t.int, db: Db }, { status: 201 }, async ({ id, db }) => {
    await sql`insert into notes values (${id})`.execute(db);
    return id;
  });
  app.post("/refused/{id}", { id: t.int, db: Db }, async ({ id, db }) => {
    await sql`insert into notes values (${id})`.execute(db);
    throw new HTTPException(418, "No");
  });
  app.post("/orphans/{id}", { id: t.int, db: Db, background: BackgroundTasks }, { status: 201 }, async ({ id, db, background }) => {
    background.add(() => ran.push(`after orphan ${id}`));
    await sql`insert into notes values (${id}, -1)`.execute(db);
    return id;
  });
  app.post("/swallowed/{id}", { id: t.int, db: Db }, { status: 201 }, async ({ id, db }) => {
    await sql`insert into notes values (${id})`.execute(db);
    await sql`select 1 / 0`.execute(db).catch(() => undefined);
    return id;
  });
  app.post("/beside/{id}", { id: t.int, db: Db, pool: Pool }, { status: 201 }, async ({ id, db, pool }) => {
    await sql`insert into notes values (${id})`.execute(db);
    return count(pool, -7);
  });
  app.post("/slow/{id}", { id: t.int, db: Db }, { status: 201 }, async ({ id, db }) => {
    await sql`insert into notes values (${id})`.execute(db);
    await new Promise((resolve) => setImmediate(resolve));
    const { rows } = await sql<{ id: number }>`select id from notes where id = ${id}`.execute(db);
    return rows.length;
  });
  return app;
}

async function count(pool: Database, id: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from notes where id = ${id}`.execute(pool);
  return rows[0]!.n;
}

export function describeDatabase(open: () => Promise<TestDatabase>): void {
  let database: TestDatabase;
  let client: TestClient;
  let pool: Database;

  beforeAll(async () => {
    database = await open();
    const app = makeApp();
    const settings = new Settings({ data: database.data, databaseUrl: database.databaseUrl });
    app.override(Environment, () => settings);
    client = await testClient(app, { throwServerErrors: false });
    pool = await app.scope().resolve(Pool);
    // A reference that is checked by the commit only: what `/orphans` inserts is refused there.
    await sql`create table notes (id integer primary key, parent integer references notes (id) deferrable initially deferred)`.execute(pool);
  });

  afterAll(async () => {
    await client?.[Symbol.asyncDispose]();
    await database?.[Symbol.asyncDispose]();
  });

  it("commits", async () => {
    expect((await client.post("/notes/1")).status).toBe(201);
    expect(await count(pool, 1)).toBe(1);
  });

  it("rolls back on an error, and lets the error through", async () => {
    expect((await client.post("/refused/2")).json()).toEqual({ detail: "No" });
    expect(await count(pool, 2)).toBe(0);
  });

  it("answers 500 where the commit fails, and starts no background work", async () => {
    const response = await client.post("/orphans/3");
    expect([response.status, response.text]).toEqual([500, "Internal Server Error"]);
    expect(await count(pool, 3)).toBe(0);
    expect(ran).toEqual([]);
  });

  it("answers 500 where the database rolls back because of an error that nobody looked at", async () => {
    expect((await client.post("/swallowed/4")).status).toBe(500);
    expect(await count(pool, 4)).toBe(0);
  });

  it("gives connections back after every end", async () => {
    const paths = Array.from({ length: 40 }, (_, index) => [`/refused/${index + 100}`, `/orphans/${index + 200}`, `/swallowed/${index + 300}`]).flat();
    await Promise.all(paths.map((path) => client.post(path)));
    expect((await client.post("/notes/5")).status).toBe(201);
  });

  it("lets an operation ask the pool while it holds a transaction", async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, (_, index) => client.post(`/beside/${index + 400}`)));
    expect(answers.map((answer) => [answer.status, answer.json()])).toEqual(answers.map(() => [201, 0]));
  });

  it("keeps the transactions of requests apart", async () => {
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, index) => client.post(index % 3 === 0 ? `/refused/${index + 500}` : `/slow/${index + 500}`)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([418, 201]));
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from notes where id between 500 and 529`.execute(pool);
    expect(rows[0]!.n).toBe(20);
  });
}
