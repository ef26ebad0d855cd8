// The shop with the database that it brings along.

import { describe } from "vitest";
import { describeDatabase } from "./database-behaviour.ts";
import { makePGlite } from "./databases.ts";
import { describeShop } from "./shop-behaviour.ts";

describe("the shop on PGlite", () => describeShop(makePGlite));
describe("transactions on PGlite", () => describeDatabase(makePGlite));
