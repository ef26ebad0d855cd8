import { App, Body, Model, Query, t } from "signatura";
import { ask, get, post } from "../corpus.ts";

export const app = new App({ title: "Extra types" });

const Color = t.enum("Color", { red: "red", green: "green" });
const Level = t.enum("Level", { low: 1, high: 2 });

class Everything extends Model({
  key: t.uuid,
  random: t.uuid.version(4).orNull,
  day: t.date,
  at: t.time.orNull,
  naive: t.plainDateTime.orNull,
  aware: t.zonedDateTime.orNull,
  wait: t.duration.default("PT5M" as never),
  price: t.decimal.orNull,
  data: t.bytes.default(new TextEncoder().encode("x")),
  color: Color.default("red"),
  level: Level.orNull,
  seen: t.set(t.int).default(new Set()),
  host: t.ipv4.orNull,
  network: t.ipv4Network.orNull,
  file: t.path.orNull,
  link: t.httpUrl.orNull,
  mail: t.email.orNull,
  password: t.secret.orNull,
}) {}

app.post("/everything", { given: Everything }, { returns: Everything }, async function everything({ given }) {
  return given;
});
app.get(
  "/query",
  {
    key: t.uuid,
    day: t.date.orNull,
    at: t.time.orNull,
    wait: t.duration.orNull,
    price: Query(t.decimal.gt(0).maxDigits(5).decimalPlaces(2).orNull),
    color: Color.orNull,
    level: Level.orNull,
    seen: Query(t.set(t.int).default(new Set())),
  },
  async function by_query({ key, day, at, wait, price, color, level, seen }) {
    return { key, day, at, wait, price, color, level, seen: [...seen].toSorted((left, right) => left - right) };
  },
);
app.get("/path/{day}/{key}", { day: t.date, key: t.uuid }, async function by_path({ day, key }) {
  return [day, key];
});
app.put("/sum", { start: Body(t.zonedDateTime), wait: Body(t.duration) }, async function sums({ start, wait }) {
  return { wait, start };
});

const key = "ff97dd87-a4a5-4a12-b412-cde99f33e00e";
const least = { key, day: "2024-02-29" };

export const requests = [
  get("/openapi.json"),
  ...[
    {},
    least,
    { key: "x", day: "2023-02-29" },
    { ...least, random: key, at: "15:30:00.5", naive: "2024-05-01T12:30:00", aware: "2024-05-01T12:30:00+02:00", wait: 90.5, price: "12.50" },
    {
      ...least,
      random: "ff97dd87-a4a5-1a12-b412-cde99f33e00e",
      at: "25:00",
      naive: "2024-05-01T12:30:00Z",
      aware: "2024-05-01T12:30:00",
      wait: "soon",
      price: "x",
    },
    { ...least, wait: "P3DT12H30M5S", price: 12.5, data: "é", color: "green", level: 2, seen: [1, 3, 1] },
    { ...least, color: "blue", level: 3, seen: ["1", "x"] },
    { ...least, level: "1", host: "127.0.0.1", network: "10.0.0.0/8", file: "a/b.txt", link: "https://example.com/a b", mail: "A@Example.com" },
    { ...least, host: "::1", network: "10.0.0.1/8", file: 5, link: "ftp://x", mail: "nobody" },
    { ...least, password: "secret" },
  ].map((given) => post("/everything", given)),
  ...[
    "",
    `key=${key}`,
    `key=${key}&day=2024-01-01&at=12:00&wait=PT1M&price=1.25&color=red&level=1&seen=2&seen=1`,
    `key=1&day=x&at=y&wait=z&price=0&color=c&level=9&seen=s`,
  ].map((query) => get(`/query?${query}`)),
  ...["123456", "1.234", "12345.6", "-1", "nan", "Infinity"].map((price) => get(`/query?key=${key}&price=${price}`)),
  get(`/path/2024-02-29/${key}`),
  get(`/path/2024-2-29/${key.toUpperCase()}`),
  get(`/path/1709164800/{${key}}`),
  ...[
    { start: "2024-01-01T00:00:00Z", wait: 60 },
    { start: 0, wait: "PT0.5S" },
    { start: "2024-01-01", wait: "x" },
  ].map((value) => ask("PUT", "/sum", { "content-type": "application/json" }, JSON.stringify(value))),
];
