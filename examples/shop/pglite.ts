// PostgreSQL inside of this process (PGlite), behind the interface of a connection pool, so that Kysely cannot tell it from a server.
//
// It is one connection: who asks for it while it is taken stands in a queue. A request that has it already, in a transaction, is not sent
// to the end of that queue, where it would wait for itself for ever: what it asks of the pool runs on the same connection.

import { AsyncLocalStorage } from "node:async_hooks";
import { existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from "kysely";
import type { Middleware } from "signatura";
import { lockFolder } from "./data-lock.ts";

const currentRequest = new AsyncLocalStorage<object>();

/** Lets the pool know which questions belong to one request. */
export const tellRequestsApart: Middleware = (_request, next) => currentRequest.run({}, next);

/** Opens the database of a folder, which is made where it is missing. @throws DataInUse where another process has it open */
export async function openPGlite(folder: string): Promise<PostgresPool> {
  const release = lockFolder(folder);
  try {
    const home = join(folder, "postgres");
    if (!existsSync(home)) await makeDatabase(home);
    return new PGlitePool(await PGlite.create(home), release);
  } catch (error) {
    release();
    throw error;
  }
}

/** Made beside its place and then moved there, so that a process that dies meanwhile leaves no half a database. */
async function makeDatabase(home: string): Promise<void> {
  const draft = `${home}.draft`;
  rmSync(draft, { recursive: true, force: true });
  const database = await PGlite.create(draft);
  await database.close();
  renameSync(draft, home);
}

/** Who has the connection: a request (or nobody that is known) and how many of its questions. */
interface Holder {
  readonly request: object | undefined;
  uses: number;
}

class PGlitePool implements PostgresPool {
  readonly options = {};
  readonly #database: PGlite;
  readonly #release: () => void;
  readonly #queue: { readonly holder: Holder; readonly begin: () => void }[] = [];
  #holder: Holder | undefined;

  constructor(database: PGlite, release: () => void) {
    this.#database = database;
    this.#release = release;
  }

  async connect(): Promise<PostgresPoolClient> {
    const request = currentRequest.getStore();
    if (this.#holder !== undefined && request !== undefined && this.#holder.request === request) {
      this.#holder.uses += 1;
      return this.#client(this.#holder);
    }
    const holder: Holder = { request, uses: 1 };
    if (this.#holder === undefined) this.#holder = holder;
    else await new Promise<void>((begin) => this.#queue.push({ holder, begin }));
    return this.#client(holder);
  }

  #client(holder: Holder): PostgresPoolClient {
    const query = async <R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> => {
      if (/^\s*(begin|start transaction)/i.test(sql) && this.#database.isInTransaction()) throw nestedTransaction();
      const { rows, command, rowCount } = await this.#database.query<R>(sql, [...parameters]);
      return { rows, command: command as "SELECT", rowCount: rowCount ?? 0 };
    };
    // Kysely asks with a cursor only where the dialect was given one.
    return { query: query as PostgresPoolClient["query"], release: once(() => this.#leave(holder)) };
  }

  #leave(holder: Holder): void {
    holder.uses -= 1;
    if (holder.uses > 0) return;
    const next = this.#queue.shift();
    this.#holder = next?.holder;
    next?.begin();
  }

  async end(): Promise<void> {
    try {
      await this.#database.close();
    } finally {
      this.#release();
    }
  }
}

function nestedTransaction(): Error {
  return new Error("This request has a transaction already, and PGlite has one connection: use the transaction that is there, or a savepoint of it.");
}

function once(work: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    work();
  };
}
