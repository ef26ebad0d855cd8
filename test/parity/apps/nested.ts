import { App, Body, Model, t, type Type, ValueError } from "signatura";
import { get, post } from "../corpus.ts";

export const app = new App({ title: "Nested" });

class Image extends Model({ url: t.httpUrl, name: t.string }) {}
class Part extends Model({
  sku: t.string.pattern(/^[A-Z]{2}-\d+$/),
  count: t.int.ge(1).default(1),
  get parts(): Type<Part[]> {
    return t.list(Part).default([]);
  },
}) {}
class Cat extends Model({ kind: t.literal("cat"), lives: t.int }) {}
class Dog extends Model({ kind: t.literal("dog"), bark: t.string }) {}

class Item extends Model(
  {
    name: t.string
      .minLength(1)
      .maxLength(5)
      .check((value) => {
        if (value.includes("x")) throw new ValueError("no x");
      }),
    image: t.of(Image).orNull,
    images: t.list(Image).default([]),
    parts: t.record(t.string, Part).default({}),
    pet: t.union(Cat, Dog).by("kind").orNull,
    pair: t.tuple(t.int, t.string).default([1, "a"]),
    numbers: t.set(t.int).default(new Set()),
    either: t.union(t.int, t.list(t.string)).default(0),
  },
  {
    config: { extra: "forbid" },
    validate: {
      after(item) {
        if (item.image !== null && item.images.length > 0) throw new ValueError("image or images");
      },
    },
  },
) {}

app.post("/item", { item: Item }, { returns: Item }, async function item({ item }) {
  return item;
});
app.post("/items", { items: Body(t.list(Item).maxLength(2)) }, { returns: t.list(Item) }, async function items({ items }) {
  return items;
});
app.post(
  "/by-name",
  { items: t.record(t.string, Item), note: Body(t.string.default("none")) },
  { returns: t.record(t.string, Item) },
  async function by_name({ items }) {
    return items;
  },
);

const image = { url: "https://example.com/a.png", name: "i" };
const whole = {
  name: "a",
  image,
  parts: { p: { sku: "AB-1", count: 2, parts: [{ sku: "CD-2", parts: [] }] } },
  pet: { kind: "cat", lives: 9 },
  pair: [2, "b"],
  numbers: [1, 2, 2],
  either: ["a"],
};
const values: unknown[] = [
  whole,
  { name: "a" },
  { name: "" },
  { name: "abcdef" },
  { name: "ax" },
  { name: "a", more: 1, again: 2 },
  { name: "a", image: { url: "no url" } },
  { name: "a", image: 5, images: {} },
  { name: "a", image, images: [image, { name: 5 }, null] },
  { name: "a", image, images: [image] },
  { name: "a", parts: { p: { sku: "x", count: 0, parts: [{ sku: 5 }, { parts: "x" }] }, q: null } },
  { name: "a", parts: [] },
  { name: "a", pet: { kind: "dog", bark: "w" } },
  { name: "a", pet: { kind: "dog" } },
  { name: "a", pet: { kind: "cow" } },
  { name: "a", pet: {} },
  { name: "a", pet: "cat" },
  { name: "a", pair: [1] },
  { name: "a", pair: ["x", 5, 6] },
  { name: "a", numbers: ["1", "x", 1.5] },
  { name: "a", either: "5" },
  { name: "a", either: [1] },
  { name: "a", either: {} },
  {},
  [],
  "text",
];

export const requests = [
  get("/openapi.json"),
  ...values.flatMap((value) => [post("/item", value), post("/items", [whole, value]), post("/by-name", { items: { a: value, b: whole } })]),
  post("/items", []),
  post("/items", [whole, whole, whole]),
  post("/items", { a: whole }),
  post("/by-name", { items: [], note: 5 }),
  post("/by-name", {}),
];
