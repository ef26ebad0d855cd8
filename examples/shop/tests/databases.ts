// Databases for tests: a folder for PGlite, and a database of its own on a real server, where one runs. Both are gone after the tests.

import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";

/** A database that is there until it is disposed of. */
export interface TestDatabase extends AsyncDisposable {
  readonly name: string;
  /** For `Settings`: where the data is. */
  readonly data: string;
  readonly databaseUrl: string | null;
}

/** The servers to try: the one that is named, else one on this machine that trusts us. */
const SERVERS: readonly string[] =
  process.env["SHOP_TEST_SERVER"] === undefined
    ? ["postgres://postgres@127.0.0.1:5432/postgres", "postgres://root@127.0.0.1:5432/postgres"]
    : [process.env["SHOP_TEST_SERVER"]];

/** An empty folder. */
export async function makeFolder(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), "shop-"));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

export async function makePGlite(): Promise<TestDatabase> {
  const folder = await makeFolder();
  return { name: "PGlite", data: folder.path, databaseUrl: null, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
}

/** The server to test with, or why there is none. */
export async function findServer(): Promise<{ readonly url: string } | { readonly missing: string }> {
  const reasons: string[] = [];
  for (const url of SERVERS) {
    try {
      await ask(url, "select 1");
      return { url };
    } catch (error) {
      reasons.push(`${url}: ${describe(error)}`);
    }
  }
  return { missing: `no PostgreSQL server answers (${reasons.join("; ")})` };
}

/** A database of a random name on a server. */
export async function makeDatabase(server: string): Promise<TestDatabase> {
  const folder = await makeFolder();
  const name = `shop_test_${randomBytes(6).toString("hex")}`;
  await ask(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    name: "PostgreSQL",
    data: folder.path,
    databaseUrl: url.href,
    async [Symbol.asyncDispose]() {
      await ask(server, `drop database ${name} with (force)`);
      await folder[Symbol.asyncDispose]();
    },
  };
}

async function ask(url: string, question: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  await client.connect();
  try {
    await client.query(question);
  } finally {
    await client.end();
  }
}

function describe(error: unknown): string {
  const [first] = error instanceof AggregateError ? error.errors : [error];
  return first instanceof Error ? first.message : String(first);
}
