import { App, jsonableEncoder, Model, t } from "signatura";
import { Temporal } from "temporal-polyfill";
import { get } from "../corpus.ts";

export const app = new App({ title: "Encoder" });

class Moment extends Model(
  { at: t.zonedDateTime, wait: t.duration, price: t.decimal, key: t.string.alias("theKey").default("k") },
  { config: { byName: true } },
) {}

class Plain {
  readonly a = 1;
  readonly inner = new Set([1, 1]);
}

const AT = Temporal.ZonedDateTime.from("2020-01-02T03:04:05[UTC]");
const EAST = Temporal.ZonedDateTime.from("2020-01-02T03:04:05.678901+05:30[+05:30]");
const price = (text: string) => t.decimal.parse(text);

const VALUES: Record<string, unknown> = {
  utc: AT,
  east: EAST,
  naive: Temporal.PlainDateTime.from("2020-01-02T03:04:05.6"),
  date: Temporal.PlainDate.from("2020-01-02"),
  time: Temporal.PlainTime.from("03:04:05"),
  "time-micro": Temporal.PlainTime.from("03:04:05.000006"),
  duration: Temporal.Duration.from({ days: 1, hours: 2, microseconds: 5 }),
  negative: Temporal.Duration.from({ hours: -1 }),
  zero: new Temporal.Duration(),
  decimal: price("1.50"),
  "whole-decimal": price("15"),
  "big-decimal": price("1E+3"),
  set: new Set([1]),
  map: new Map<unknown, unknown>([
    [1, "c"],
    [null, "b"],
    ["x", AT],
  ]),
  nested: { a: [AT, { b: Temporal.Duration.from({ seconds: 1 }) }], c: [1, 2], d: null },
  bytes: new TextEncoder().encode("é"),
  enum: "r",
  uuid: "6f1ed002-ab59-4c5d-8ccf-7f5a8c8a1f4e",
  secret: t.secret.parse("hidden"),
  pattern: /^a+$/,
  instance: new Plain(),
  dataclass: { x: 1, y: null },
  model: new Moment({ at: AT, wait: Temporal.Duration.from({ days: 1 }), price: "1.50", key: "z" }),
  models: { list: [new Moment({ at: EAST, wait: Temporal.Duration.from({ seconds: 90 }), price: "1", key: "z" })] },
  float: 1e22,
  small: 1e-7,
  large: 2n ** 60n,
  text: 'a\u0000\u2028"é',
  empty: {},
  emptylist: [],
  deep: [[[[[{}]]]]],
};

app.get("/value/{name}", { name: t.string }, async function value({ name }) {
  return VALUES[name];
});
app.get("/wrapped/{name}", { name: t.string }, async function wrapped({ name }) {
  return { value: [VALUES[name]] };
});
app.get("/generator", async function generator() {
  return {
    g: (function* () {
      yield* [0, 1, 2];
    })(),
  };
});
app.get("/options", async function options() {
  const model = new Moment({ at: AT, wait: new Temporal.Duration(), price: "1", key: "z" });
  return [
    jsonableEncoder(model, { include: ["at"] }),
    jsonableEncoder(model, { exclude: ["at", "wait"] }),
    jsonableEncoder(model, { byAlias: false }),
    jsonableEncoder({ a: null, b: 1 }, { excludeNone: true }),
    jsonableEncoder({ a: 1, b: 2 }, { include: ["a"] }),
    jsonableEncoder({ a: 1, b: 2 }, { exclude: ["a"] }),
  ];
});

export const requests = [...Object.keys(VALUES).flatMap((name) => [get(`/value/${name}`), get(`/wrapped/${name}`)]), get("/generator"), get("/options")];
