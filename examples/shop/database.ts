// The database as dependencies: a pool that lives as long as the application, and a transaction for each request that wants one.

import { Kysely, PostgresDialect, type PostgresPool, type Transaction } from "kysely";
import pg from "pg";
import { Depends } from "signatura";
import { migrate } from "./migrations.ts";
import { openPGlite } from "./pglite.ts";
import { Environment, type Settings } from "./settings.ts";
import type { Tables } from "./tables.ts";

export type Database = Kysely<Tables>;

// #region pool
/** For single statements, and for work outside of requests. */
export const Pool = Depends(
  { settings: Environment },
  async function* ({ settings }) {
    const pool: Database = new Kysely({ dialect: new PostgresDialect({ pool: await connect(settings) }) });
    try {
      await migrate(pool);
      yield pool;
    } finally {
      await pool.destroy();
    }
  },
  { scope: "app", name: "Pool" },
);
// #endregion pool

// #region transaction
/** A transaction: committed before the answer is sent, so that a 201 is never followed by a failed commit; rolled back on any error. */
export const Db = Depends(
  { pool: Pool },
  async function* ({ pool }): AsyncGenerator<Transaction<Tables>> {
    const transaction = await pool.startTransaction().execute();
    try {
      yield transaction;
      await transaction.commit().execute();
    } catch (error) {
      // What went wrong first is what counts.
      await transaction
        .rollback()
        .execute()
        .catch(() => undefined);
      throw error;
    }
  },
  { scope: "function", name: "Db" },
);
// #endregion transaction

/** A server where there is one, else a database of our own. */
async function connect({ databaseUrl, data }: Settings): Promise<PostgresPool> {
  if (databaseUrl === null) return openPGlite(data);
  const pool = new pg.Pool({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  // A connection that breaks while nobody uses it: the pool makes another one.
  pool.on("error", () => undefined);
  return pool;
}
