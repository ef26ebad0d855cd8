import { App, Body, HTTPException, HttpResponse, jsonableEncoder, Model, t, type In } from "signatura";
import { ask, get, type ParityRequest } from "../corpus.ts";

export const app = new App({ title: "Updates" });

class Address extends Model({ street: t.string.default("Main"), zip: t.string.orNull }) {}
class Person extends Model({
  name: t.string,
  age: t.int.orNull,
  tags: t.list(t.string).default([]),
  address: t.of(Address).default(new Address({})),
}) {}
class PersonPatch extends Model({
  name: t.string.minLength(1).orNull,
  age: t.int.orNull,
  tags: t.list(t.string).orNull,
  address: t.of(Address).orNull,
}) {}

const stored = new Map<string, In<typeof Person>>([
  ["a", { name: "Ann", age: 30, tags: ["x"] }],
  ["b", { name: "Bob" }],
]);

app.get("/people/{key}", { key: t.string }, { returns: Person }, async function read_person({ key }) {
  if (!stored.has(key)) throw new HTTPException(404, { unknown: key });
  return stored.get(key)!;
});
app.put("/people/{key}", { key: t.string, person: Person, response: HttpResponse }, { returns: Person }, async function put_person({ key, person, response }) {
  if (!stored.has(key)) response.status = 201;
  stored.set(key, jsonableEncoder(person) as In<typeof Person>);
  return stored.get(key)!;
});
app.patch("/people/{key}", { key: t.string, patch: PersonPatch }, { returns: Person, excludeUnset: true }, async function patch_person({ key, patch }) {
  if (!stored.has(key)) throw new HTTPException(404);
  const updated = new Person(stored.get(key)!).copy(patch.dump({ excludeUnset: true }));
  stored.set(key, jsonableEncoder(updated, { excludeUnset: true }) as In<typeof Person>);
  return new Person(stored.get(key)!);
});
app.patch("/set", { patch: PersonPatch }, async function which_are_set({ patch }) {
  return {
    set: Object.keys(patch.dump({ excludeUnset: true })).toSorted(),
    unset: patch.dump({ excludeUnset: true }),
    defaults: patch.dump({ excludeDefaults: true }),
    none: patch.dump({ excludeNone: true }),
  };
});
app.delete("/people/{key}", { key: t.string }, { status: 204 }, async function delete_person({ key }) {
  if (!stored.delete(key)) throw new HTTPException(404, "gone");
});
app.patch("/raw", { changes: Body(t.record(t.string, t.int.nullable)) }, async function raw_patch({ changes }) {
  return changes;
});

const send = (method: string, path: string, value: unknown): ParityRequest => ask(method, path, { "content-type": "application/json" }, JSON.stringify(value));
const patches = [
  {},
  { name: "Z" },
  { name: null },
  { name: "" },
  { age: "31" },
  { age: null, tags: [] },
  { tags: null },
  { address: { zip: "1" } },
  { address: {} },
  { more: 1 },
];

export const requests = [
  get("/openapi.json"),
  get("/people/a"),
  get("/people/c"),
  ...patches.flatMap((patch) => [send("PATCH", "/set", patch), send("PATCH", "/people/b", patch), get("/people/b")]),
  send("PATCH", "/people/c", {}),
  send("PUT", "/people/c", { name: "C", age: null }),
  send("PUT", "/people/c", { name: "C", address: { street: "S" } }),
  send("PUT", "/people/c", {}),
  get("/people/c"),
  ask("DELETE", "/people/c"),
  ask("DELETE", "/people/c"),
  ...[{ a: 1, b: null }, { a: "x", b: "2" }, [], null].map((value) => send("PATCH", "/raw", value)),
];
