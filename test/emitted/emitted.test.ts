// Generated code as text, kept beside this file so that a change of it is read before it is accepted (`vitest -u` writes it anew).

import { expect, test } from "vitest";
import { Model, t, ValueError, type AnyType } from "signatura";
import { compiled } from "../../src/schema/compile.ts";
import type { Purpose } from "../../src/schema/emitter.ts";

class Line extends Model({ sku: t.string.minLength(1), count: t.int.ge(1), note: t.string.orNull }) {}

class Order extends Model({
  id: t.int,
  lines: t.list(Line).maxLength(100),
  total: t.number.gt(0),
  tags: t.set(t.string).default(new Set()),
  status: t.literal("open", "paid").default("open"),
}) {}

class Cat extends Model({ kind: t.literal("cat"), lives: t.int.default(9) }) {}
class Dog extends Model({ kind: t.literal("dog"), name: t.string.alias("Name") }, { config: { extra: "forbid" } }) {}

class Range extends Model(
  {
    low: t.int,
    high: t.int.check((high, { data }) => {
      if (high < (data.low as number)) throw new ValueError("too low");
    }),
  },
  { validate: { after: () => undefined }, computed: { size: [t.int, ({ low, high }) => high - low] } },
) {}

class Category extends Model({
  name: t.string,
  get children(): ReturnType<typeof t.list<typeof t.any>> {
    return t.list(t.lazy(() => Category)).default([]) as never;
  },
}) {}

const emitted: Readonly<Record<string, readonly [AnyType, Purpose]>> = {
  "order parsed": [Order, "parse"],
  "faults of an order": [Order, "faults"],
  "order answered": [Order, "respond"],
  "order dumped": [Order, "dump"],
  "scalar union": [t.union(t.int, t.string, t.null), "parse"],
  "model union": [t.union(Cat, Dog, t.list(t.int)), "parse"],
  "tagged union": [t.union(Cat, Dog).by("kind"), "parse"],
  "tagged union answered": [t.union(Cat, Dog).by("kind"), "respond"],
  validators: [Range, "parse"],
  "computed fields dumped": [Range, "dump"],
  recursion: [Category, "parse"],
  "record of tuples": [t.record(t.int, t.tuple(t.string, t.boolean).rest(t.number)), "parse"],
};

test.each(Object.entries(emitted))("%s", async (name, [type, purpose]) => {
  const source = compiled(t.of(type)).source(purpose, "js", true);
  await expect(`${source}\n`).toMatchFileSnapshot(`./${name.replaceAll(" ", "-")}.txt`);
});
