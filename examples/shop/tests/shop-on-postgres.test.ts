// The shop on a real PostgreSQL server, where one runs.

import { describe, it } from "vitest";
import { describeDatabase } from "./database-behaviour.ts";
import { findServer, makeDatabase } from "./databases.ts";
import { describeShop } from "./shop-behaviour.ts";

const server = await findServer();

if ("url" in server) {
  describe("the shop on PostgreSQL", () => describeShop(() => makeDatabase(server.url)));
  describe("transactions on PostgreSQL", () => describeDatabase(() => makeDatabase(server.url)));
} else it.skip(`the shop on PostgreSQL: ${server.missing}`);
