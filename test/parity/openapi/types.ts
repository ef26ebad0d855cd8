import { App, Body, Form, Model, Query, t } from "signatura";

export const app = new App({ title: "Types" });

const Color = t.enum("Color", { red: "red", blue: "blue" });
const Level = t.enum("Level", { low: 1, high: 2 });

class Cat extends Model({ type: t.literal("cat"), lives: t.int.default(9) }) {}

class Dog extends Model({ type: t.literal("dog"), color: Color.default("red") }) {}

class All extends Model({
  color: Color,
  level: Level.orNull,
  literal: t.literal("a", "b", 1).default("a"),
  tags: t.set(t.string).default(new Set()),
  pair: t.tuple(t.int, t.string),
  counts: t.record(t.string, t.int).default({}),
  anything: t.any.default(null),
  either: t.union(t.int, t.string),
  pet: t.union(Cat, Dog).by("type"),
  pets: t.list(t.union(Cat, Dog)).default([]),
  price: t.decimal.default(t.decimal.parse("1.10")),
  raw: t.bytes.default(new TextEncoder().encode("x")),
  encoded: t.base64.orNull,
  at: t.datetime.orNull,
  on: t.date,
  clock: t.time,
  lasts: t.duration,
  key: t.uuid,
  mail: t.email,
  site: t.httpUrl,
  address: t.ipv4,
  password: t.secret,
  payload: t.json.of(t.list(t.int)),
}) {}

const answer = (): object => ({});

app.post("/all", { x: All }, { returns: All, name: "all_types" }, ({ x }) => x);
app.get(
  "/query",
  {
    color: Color,
    level: Level.default(1),
    maybe: Color.orNull,
    colors: Query(t.list(Color).default(["red"]), { description: "Some" }),
    literal: t.literal("a", "b").default("a"),
    only: t.literal("a").default("a"),
    tags: Query(t.set(t.int).maxLength(3).default(new Set())),
    pair: Query(t.tuple(t.int, t.string)),
    either: t.union(t.int, t.string).default(1),
    price: Query(t.decimal.gt(0).default(t.decimal.parse("1.5"))),
    at: t.datetime.orNull,
    on: t.date,
    clock: t.time,
    lasts: t.duration,
    key: t.uuid,
    mail: t.email,
    site: t.httpUrl,
    address: t.ipv4,
    password: t.secret,
    raw: t.bytes.default(new TextEncoder().encode("x")),
    anything: Query(t.any.default(null)),
  },
  { name: "query" },
  answer,
);
app.post("/file", { file: t.file }, { name: "one_file" }, answer);
app.post(
  "/files",
  { files: Form(t.list(t.file), { description: "Many" }), note: Form(t.string), maybe: t.file.orNull, ids: Form(t.list(t.int).default([])) },
  { name: "many_files" },
  answer,
);
app.post("/choice", { pet: Body(t.union(Cat, Dog).by("type")) }, { returns: t.union(Cat, Dog), name: "choice" }, ({ pet }) => pet);
app.post(
  "/plain-choice",
  { pet: t.union(Cat, Dog), counts: t.record(t.string, t.number) },
  { returns: t.record(t.string, t.list(Cat)), name: "plain_choice" },
  () => ({}),
);
app.post("/record", { counts: t.record(t.int, t.number) }, { returns: t.any, name: "record" }, answer);
app.get("/nullable-list", { q: Query(t.list(t.string).minLength(1).orNull) }, { returns: t.list(t.int.nullable), name: "nullable_list" }, () => []);
