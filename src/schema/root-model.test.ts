import { expect, test } from "vitest";
import { generic, Model, RootModel, t, toCamel, toPascal, toSnake, ValueError, type AnyType } from "signatura";
import { inBothModes } from "../../test/support/both-modes.ts";
import { issuesOf, refusal } from "../../test/support/refusals.ts";

inBothModes("a root model", () => {
  class Tags extends RootModel(t.list(t.string.minLength(1))) {
    has(tag: string): boolean {
      return this.root.includes(tag);
    }
  }

  test("is its value on the wire, and a class in the program", () => {
    const tags = Tags.parse(["a", "b"]);
    expect([tags.has("a"), tags.root, tags.dump(), tags.dumpJson(), JSON.stringify({ tags })]).toEqual([
      true,
      ["a", "b"],
      ["a", "b"],
      '["a","b"]',
      '{"tags":["a","b"]}',
    ]);
    expect(new Tags(["c"]).has("c")).toBe(true);
    expect(Tags.parse(tags)).toBe(tags);
    expect(new Tags(["a"]).equals(new Tags(["a"]))).toBe(true);
  });

  test("tells of mistakes where they are in the value", () => {
    expect(refusal(() => Tags.parse({ a: 1 }))).toEqual([["list_type", [], "Input should be a valid list"]]);
    class Post extends Model({ tags: Tags, more: t.list(Tags).default([]) }) {}
    expect(refusal(() => Post.parse({ tags: ["", 1], more: [5] }))).toEqual([
      ["string_too_short", ["tags", 0], "String should have at least 1 character"],
      ["string_type", ["tags", 1], "Input should be a valid string"],
      ["list_type", ["more", 0], "Input should be a valid list"],
    ]);
    expect(Post.parse({ tags: ["x"] }).dump()).toEqual({ tags: ["x"], more: [] });
    expect(Post.jsonSchema()).toMatchObject({ $defs: { Tags: { title: "Tags", type: "array" } }, properties: { tags: { $ref: "#/$defs/Tags" } } });
  });

  test("has defaults and validators", () => {
    class Even extends RootModel(t.int.default(2), {
      validate: {
        before: (data) => (data === "zero" ? 0 : data),
        after: ({ root }) => {
          if (root % 2 !== 0) throw new ValueError("odd");
        },
      },
    }) {}
    expect([Even.parse("zero").root, new Even(undefined as never).root, [...new Even(4).fieldsSet()]]).toEqual([0, 2, ["root"]]);
    expect(issuesOf(() => Even.parse(3))).toMatchObject([{ type: "value_error", loc: [], input: 3 }]);
  });

  test("may be a scalar, and so a parameter", () => {
    class Id extends RootModel("ItemId", t.uuid) {}
    expect(Id.parse("12345678-1234-4234-8234-123456789012").root).toBe("12345678-1234-4234-8234-123456789012");
    expect(Id.jsonSchema()).toEqual({ type: "string", format: "uuid", title: "ItemId" });
    expect((t.of(Id) as unknown as { "~isScalar": boolean })["~isScalar"]).toBe(true);
  });
});

inBothModes("a generic model", () => {
  class Item extends Model({ n: t.int }) {}
  const Page = generic("Page", <T extends AnyType>(of: T) => Model({ items: t.list(of), total: t.int.default(0) }));
  const Pair = generic("Pair", <A extends AnyType, B extends AnyType>(first: A, second: B) => Model({ first, second }));

  test("is one class for one type, named as Pydantic names it", () => {
    expect(Page(Item)).toBe(Page(Item));
    expect(Page(Item)).not.toBe(Page(t.int));
    const title = (type: AnyType): unknown => t.of(type).jsonSchema().title;
    expect([Page(Item), Page(t.int), Page(t.list(t.string)), Page(t.string.orNull), Page(Page(Item)), Pair(t.int, t.string)].map(title)).toEqual([
      "Page[Item]",
      "Page[int]",
      "Page[list[str]]",
      "Page[Union[str, NoneType]]",
      "Page[Page[Item]]",
      "Pair[int, str]",
    ]);
    expect(Object.keys(t.list(Pair(t.int, Page(Item))).jsonSchema().$defs as object)).toEqual(["Item", "Page_Item_", "Pair_int_Page_Item__"]);
    expect(refusal(() => t.union(Page(t.int), t.int).parse("x")).map(([, loc]) => loc)).toEqual([["Page[int]"], ["int"]]);
  });

  test("makes instances of its own, and can be extended", () => {
    class ItemPage extends Page(Item) {
      get first(): number {
        return this.items[0]!.n;
      }
    }
    expect(ItemPage.parse({ items: [{ n: 5 }] }).first).toBe(5);
    expect(Page(Item).parse({ items: [{ n: 5 }] }).items[0]).toBeInstanceOf(Item);
    expect(ItemPage.jsonSchema().title).toBe("ItemPage");
    const Box = generic("Box", <T extends AnyType>(of: T) => class Box extends Model({ of }) {});
    expect(Box(Item).jsonSchema().title).toBe("Box[Item]");
  });
});

test("names are rewritten as Pydantic's generators rewrite them", () => {
  const rewritten = ["item_name", "itemName", "ItemName", "item-name", "a1_b2", "_private", "HTTPServer", "a__b", "user_id_2x", "É_x"].map((name) => [
    toCamel(name),
    toPascal(name),
    toSnake(name),
  ]);
  expect(rewritten).toEqual([
    ["itemName", "ItemName", "item_name"],
    ["itemName", "Itemname", "item_name"],
    ["itemname", "Itemname", "item_name"],
    ["item-Name", "Item-Name", "item_name"],
    ["a1B2", "A1B2", "a_1_b_2"],
    ["_private", "_Private", "_private"],
    ["httpserver", "Httpserver", "http_server"],
    ["a__B", "A__B", "a__b"],
    ["userId2X", "UserId2X", "user_id_2x"],
    ["É_X", "É_X", "é_x"],
  ]);
});
