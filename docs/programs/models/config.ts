// Aliases, extra keys, frozen instances, and the like: what a model's `config` says.

import { Model, t, toCamel } from "signatura";

class Account extends Model(
  {
    first_name: t.string,
    last_login: t.date.orNull,
  },
  { config: { alias: toCamel, extra: "forbid", frozen: true, stripWhitespace: true } },
) {}

const account = Account.parse({ firstName: " Ada ", lastLogin: "2024-05-01" });
console.log(account.first_name, account.last_login?.toString());
console.log(account.dumpJson({ byAlias: true }));

for (const attempt of [
  () => Account.parse({ firstName: "Ada", age: 36 }),
  () => Object.assign(account, { first_name: "Grace" }),
]) {
  try {
    attempt();
  } catch (error) {
    console.log(String(error));
  }
}
