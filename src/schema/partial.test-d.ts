// Partial models in the type system: a field that may be absent spreads as what may be absent.

import { describe, expectTypeOf, it } from "vitest";
import { Model, t } from "signatura";

class Item extends Model({ name: t.string, price: t.int }) {}
class ItemChange extends Item.partial() {}

describe("a partial model", () => {
  it("has optional fields", () => {
    expectTypeOf<ItemChange["price"]>().toEqualTypeOf<number | undefined>();
    expectTypeOf<{}>().toExtend<Pick<ItemChange, "price" | "name">>();
  });

  it("keeps the types of what it is spread over", () => {
    const stored = { name: "Tea", price: 3 };
    const change = ItemChange.parse({ price: 4 });
    const changed = { ...stored, ...change };
    expectTypeOf(changed.name).toEqualTypeOf<string>();
    expectTypeOf(changed.price).toEqualTypeOf<number>();
  });
});
