// Heroes in SQLite, which Node brings along: a connection for each request, and models for what comes in, what goes out and what is changed.

import { DatabaseSync } from "node:sqlite";
import { App, Depends, HTTPException, Model, Query, t } from "signatura";

// #region models
class HeroBase extends Model({
  name: t.string,
  age: t.int.orNull,
}) {}

class HeroPublic extends HeroBase.extend({ id: t.int }) {}
class HeroCreate extends HeroBase.extend({ secret_name: t.string }) {}
class HeroUpdate extends HeroCreate.partial("HeroUpdate") {}
// #endregion models

// #region database
const Database = Depends(
  function* database() {
    const database = new DatabaseSync(process.env.HEROES ?? ":memory:");
    database.exec(
      "create table if not exists hero (id integer primary key, name text not null, age integer, secret_name text not null)",
    );
    try {
      yield database;
    } finally {
      database.close();
    }
  },
  { scope: "app" },
);

/** A transaction: kept where the operation succeeds, undone where it throws. Nothing waits within, so that no two are mixed. */
const Session = Depends(
  { database: Database },
  function* session({ database }) {
    database.exec("begin");
    try {
      yield database;
      database.exec("commit");
    } catch (error) {
      database.exec("rollback");
      throw error;
    }
  },
  { scope: "function" },
);
// #endregion database

export const app = new App();

// #region create
app.post(
  "/heroes/",
  { hero: HeroCreate, session: Session },
  { returns: HeroPublic },
  function create_hero({ hero, session }) {
    const { name, age, secret_name } = hero;
    return HeroPublic.parse(
      session
        .prepare("insert into hero (name, age, secret_name) values (?, ?, ?) returning *")
        .get(name, age, secret_name),
    );
  },
);
// #endregion create

// #region read
app.get(
  "/heroes/",
  { session: Session, offset: t.int.default(0), limit: Query(t.int.le(100).default(100)) },
  { returns: t.list(HeroPublic) },
  function read_heroes({ session, offset, limit }) {
    return t
      .list(HeroPublic)
      .parse(
        session
          .prepare("select * from hero order by id limit ? offset ?")
          .all(limit, offset),
      );
  },
);

app.get(
  "/heroes/{hero_id}",
  { hero_id: t.int, session: Session },
  { returns: HeroPublic },
  function read_hero({ hero_id, session }) {
    const hero = session.prepare("select * from hero where id = ?").get(hero_id);
    if (hero === undefined) throw new HTTPException(404, "Hero not found");
    return HeroPublic.parse(hero);
  },
);
// #endregion read

// #region change
app.patch(
  "/heroes/{hero_id}",
  { hero_id: t.int, hero: HeroUpdate, session: Session },
  { returns: HeroPublic },
  function update_hero({ hero_id, hero, session }) {
    const stored = session.prepare("select * from hero where id = ?").get(hero_id);
    if (stored === undefined) throw new HTTPException(404, "Hero not found");
    const { name, age, secret_name } = HeroCreate.parse({
      ...stored,
      ...hero.dump({ excludeUnset: true }),
    });
    const changed = session.prepare(
      "update hero set name = ?, age = ?, secret_name = ? where id = ? returning *",
    );
    return HeroPublic.parse(changed.get(name, age, secret_name, hero_id));
  },
);

app.delete(
  "/heroes/{hero_id}",
  { hero_id: t.int, session: Session },
  function delete_hero({ hero_id, session }) {
    const { changes } = session.prepare("delete from hero where id = ?").run(hero_id);
    if (changes === 0) throw new HTTPException(404, "Hero not found");
    return { ok: true };
  },
);
// #endregion change
