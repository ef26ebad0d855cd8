// What a model becomes when it goes out: which fields, under which names, in which form.

import { Model, t } from "signatura";

// #region model
class User extends Model(
  {
    name: t.string,
    email: t.email.orNull,
    password: t.secret,
    joined: t.datetime.serialize((value) => value.getUTCFullYear(), { returns: t.int }),
    notes: t.string.default("").exclude(),
  },
  { computed: { initial: [t.string, (user) => user.name.slice(0, 1)] } },
) {}

const user = User.parse({
  name: "Ada",
  password: "countess1",
  joined: "1843-07-10T00:00:00Z",
});
// #endregion model

// #region dump
console.log(user.dumpJson());
console.log(user.dump({ include: ["name", "initial"] }));
console.log(user.dump({ excludeUnset: true, exclude: ["password"] }));
console.log(user.dump({ excludeNone: true, exclude: { password: true, joined: true } }));
// #endregion dump

// #region modes
const Moment = t.record(t.string, t.datetime);
const moments = Moment.parse({ start: "2024-05-01T12:30:00Z" });
console.log(Moment.dump(moments), Moment.dump(moments, { mode: "json" }));
// #endregion modes
