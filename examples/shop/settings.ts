// What the shop takes from its environment. Everything has a default, so that `npm start` needs nothing.

import { fileURLToPath } from "node:url";
import { Depends, Model, t } from "signatura";

export class Settings extends Model(
  {
    databaseUrl: t.string.orNull.alias("DATABASE_URL").description("A PostgreSQL server; without one the shop brings its own database along"),
    data: t.string
      .default(fileURLToPath(new URL(".data/shop", import.meta.url)))
      .alias("SHOP_DATA")
      .description("The folder of that database and of the signing key"),
    secret: t.secret.minLength(32).orNull.alias("SHOP_SECRET").description("Signs the tokens; without one the shop makes a key and keeps it in its folder"),
    tokenMinutes: t.int.ge(1).le(1440).default(30).alias("SHOP_TOKEN_MINUTES").description("How long a sign-in lasts"),
  },
  { config: { byName: true } },
) {}

/** The settings as a dependency: tests override it. A variable that is empty counts as not set. */
export const Environment = Depends(() => Settings.parseStrings(Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ""))), {
  scope: "app",
  name: "Environment",
});
