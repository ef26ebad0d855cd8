import { App, Body, HttpResponse, JSONResponse, Model, PlainTextResponse, t } from "signatura";
import { get, post } from "../corpus.ts";

export const app = new App({ title: "Unions" });

class Cat extends Model({ kind: t.literal("cat"), lives: t.int.default(9) }) {}
class Dog extends Model({ kind: t.literal("dog", "wolf"), bark: t.string.orNull }) {}
class Base extends Model({ name: t.string }) {}
class Wide extends Base.extend({ size: t.int }) {}
class Problem extends Model({ code: t.int, reason: t.string.default("unknown") }) {}

const Pet = t.union(Cat, Dog).by("kind");

app.post("/pet", { pet: Pet }, { returns: Pet }, async function pet({ pet }) {
  return pet;
});
app.post(
  "/pets",
  { pets: t.list(Pet), named: t.record(t.string, Pet).default({}) },
  { returns: t.record(t.string, t.list(Pet)) },
  async function pets({ pets, named }) {
    return { pets, named: Object.values(named) };
  },
);
app.post("/either", { given: t.union(Wide, Base) }, { returns: t.union(Wide, Base) }, async function either({ given }) {
  return given;
});
app.post("/scalar", { value: Body(t.union(t.int, t.number, t.string, t.boolean).orNull) }, async function scalar({ value }) {
  return { value };
});
app.get("/query", { value: t.union(t.int, t.string).default(0), flag: t.union(t.boolean, t.int).orNull }, async function by_query({ value, flag }) {
  return [value, flag];
});
app.get(
  "/several/{which}",
  { which: t.int, response: HttpResponse },
  {
    returns: Base,
    responses: {
      201: { model: Wide, description: "Made" },
      404: { model: Problem },
      409: { model: t.of(Problem).nullable, description: "No" },
      418: { content: { "text/plain": {} } },
    },
  },
  async function several({ which, response }) {
    if (which === 201) {
      response.status = 201;
      return new Wide({ name: "w", size: 1 });
    }
    if (which === 404) return new JSONResponse({ code: 1, reason: "none" }, { status: 404 });
    if (which === 418) return new PlainTextResponse("teapot", { status: 418, headers: { "X-Pot": "yes" } });
    return { name: "b", size: 5 };
  },
);
app.get("/answer/{which}", { which: t.string }, { returns: t.union(Wide, Problem, t.list(Base), t.int).nullable }, async function answer({ which }) {
  const answers: Record<string, unknown> = {
    wide: { name: "w", size: "3" },
    problem: new Problem({ code: 4 }),
    list: [new Wide({ name: "x", size: 1 })],
    int: "7",
    none: null,
    bad: { x: 1 },
  };
  return answers[which] as never;
});

const animals = [
  { kind: "cat" },
  { kind: "cat", lives: "8", bark: "x" },
  { kind: "wolf", bark: "w" },
  { kind: "dog", bark: 1 },
  { kind: "bird" },
  { lives: 1 },
  [],
  null,
  "cat",
];

export const requests = [
  get("/openapi.json"),
  ...animals.map((animal) => post("/pet", animal)),
  ...animals.map((animal) => post("/pets", { pets: [{ kind: "cat" }, animal], named: { a: animal } })),
  ...[{ name: "a" }, { name: "a", size: 1 }, { name: "a", size: "x" }, { size: 1 }, {}, []].map((value) => post("/either", value)),
  ...[1, "1", 1.5, "1.5", true, "x", null, [], {}].map((value) => post("/scalar", value)),
  ...["", "value=5&flag=1", "value=x&flag=2", "value=&flag=yes", "value=05&flag=x", "value=1.0&flag=true"].map((query) => get(`/query?${query}`)),
  ...["200", "201", "404", "418", "x"].map((which) => get(`/several/${which}`)),
  ...["wide", "problem", "list", "int", "none", "bad"].map((which) => get(`/answer/${which}`)),
];
