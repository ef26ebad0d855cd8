import { expectTypeOf, test } from "vitest";
import { generic, Model, RootModel, t, ValueError, type AnyType, type In, type Out, type Type, type Wire } from "signatura";

class Item extends Model(
  { id: t.int, name: t.string.default("x"), at: t.datetime.orNull, note: t.string.optional, some: t.string.nullable },
  {
    computed: { label: [t.string, ({ id, name }) => `${id} ${name}`] },
    validate: {
      after({ id }) {
        if (id < 0) throw new ValueError("negative");
      },
    },
  },
) {
  get upper(): string {
    return this.name.toUpperCase();
  }
}

test("an instance has the fields, the computed ones and the methods", () => {
  const item = new Item({ id: 1, some: null });
  expectTypeOf(item.id).toEqualTypeOf<number>();
  expectTypeOf(item.at).toEqualTypeOf<Date | null>();
  expectTypeOf(item.note).toEqualTypeOf<string | undefined>();
  expectTypeOf(item.label).toEqualTypeOf<string>();
  expectTypeOf(item.upper).toEqualTypeOf<string>();
  item.name = "y";
  // @ts-expect-error a computed field is not assigned
  item.label = "y";
  // @ts-expect-error there is no such field
  item.nothing;
  expectTypeOf(Item.parse({})).toEqualTypeOf<Item>();
  expectTypeOf(item.copy({ name: "z" })).toEqualTypeOf<Item>();
  // @ts-expect-error a name is a text
  item.copy({ name: 5 });
});

test("what it is made from leaves out defaults and optional fields", () => {
  new Item({ id: "1", some: "x", at: "2020-01-01", name: "n", note: "n" });
  // @ts-expect-error the id is missing
  new Item({ some: null });
  // @ts-expect-error a nullable field must be given
  new Item({ id: 1 });
  // @ts-expect-error a name is a text
  new Item({ id: 1, some: null, name: 5 });
  // @ts-expect-error there is no such field
  new Item({ id: 1, some: null, other: 5 });
});

test("JSON carries computed fields and texts for dates, but no getters and methods", () => {
  expectTypeOf<Wire<typeof Item>>().toExtend<{ id: number; name: string; at: string | null; label: string }>();
  expectTypeOf<Wire<typeof Item>>().not.toHaveProperty("upper");
  expectTypeOf<Wire<typeof Item>>().not.toHaveProperty("dump");
});

test("a computed field is of the type that it says, made from fields that there are", () => {
  // @ts-expect-error the size of a text is no text
  Model({ name: t.string }, { computed: { size: [t.string, ({ name }) => name.length] } });
  // @ts-expect-error there is no such field
  Model({ name: t.string }, { computed: { size: [t.string, ({ nam }) => nam] } });
});

test("an extended model has both, its own types, and the statics", () => {
  class Base extends Model({ a: t.int, b: t.string }) {
    static readonly unit = "euro";
    sum(): number {
      return this.a;
    }
  }
  class More extends Base.extend({ c: t.datetime }) {
    override sum(): number {
      return super.sum() + this.c.getTime();
    }
  }
  class Other extends Base.extend({ b: t.int }) {}
  expectTypeOf(More.parse({}).c).toEqualTypeOf<Date>();
  expectTypeOf(Other.parse({}).b).toEqualTypeOf<number>();
  expectTypeOf(Other.parse({}).sum()).toEqualTypeOf<number>();
  class Sized extends Base.extend({ c: t.int }, { computed: { size: [t.datetime, ({ a, c }) => new Date(a + c)] } }) {}
  expectTypeOf(Sized.parse({}).size).toEqualTypeOf<Date>();
  expectTypeOf<Wire<typeof Sized>["size"]>().toEqualTypeOf<string>();
  // @ts-expect-error a computed field gives what its type says
  Base.extend({ c: t.int }, { computed: { size: [t.string, ({ c }) => c] } });
  expectTypeOf(More.unit).toEqualTypeOf<string>();
  new More({ a: 1, b: "x", c: "2020-01-01" });
  // @ts-expect-error b is an integer now
  new Other({ a: 1, b: {} });
});

test("a part of a model has a part of its fields", () => {
  class Patch extends Item.partial() {}
  expectTypeOf(Patch.parse({}).id).toEqualTypeOf<number | undefined>();
  new Patch({});
  class Short extends Item.pick("id") {}
  expectTypeOf(Short.parse({}).id).toEqualTypeOf<number>();
  // @ts-expect-error the name was not picked
  Short.parse({}).name;
  class Rest extends Item.omit("id", "some") {}
  new Rest({});
  // @ts-expect-error there is no such field
  Item.pick("nothing");
});

test("a recursive model is annotated with itself", () => {
  class Category extends Model({
    name: t.string,
    at: t.datetime,
    get children(): Type<Category[]> {
      return t.list(Category);
    },
    get parent(): Type<Category | null> {
      return t.lazy(() => Category).orNull;
    },
  }) {}
  const category = new Category({ name: "a", at: 0, children: [{ name: "b", at: 0, children: [], parent: null }], parent: null });
  expectTypeOf(category.children[0]!.children).toEqualTypeOf<Category[]>();
  expectTypeOf(category.parent).toEqualTypeOf<Category | null>();
});

test("a root model is its value on the wire", () => {
  class Tags extends RootModel(t.set(t.datetime)) {}
  expectTypeOf(new Tags(["2020-01-01"]).root).toEqualTypeOf<Set<Date>>();
  expectTypeOf<Wire<typeof Tags>>().toEqualTypeOf<string[]>();
  expectTypeOf<Out<typeof Tags>>().toEqualTypeOf<Tags>();
  // @ts-expect-error a number is no set
  new Tags(5);
});

test("a generic model keeps what it is generic over", () => {
  const Page = generic("Page", <T extends AnyType>(of: T) => Model({ items: t.list(of), total: t.int }));
  const ItemPage = Page(Item);
  expectTypeOf<Out<typeof ItemPage>["items"]>().toEqualTypeOf<Item[]>();
  expectTypeOf<In<typeof ItemPage>["total"]>().toEqualTypeOf<In<typeof t.int>>();
  // @ts-expect-error a type is wanted
  Page(5);
});

test("modifiers keep the kind, and steps say what they give", () => {
  expectTypeOf(t.int.default(1).ge(0)).toExtend<typeof t.int>();
  const text = t.int.transform(String);
  expectTypeOf<Out<typeof text>>().toEqualTypeOf<string>();
  expectTypeOf<In<typeof text>>().toEqualTypeOf<In<typeof t.int>>();
  const shown = t.datetime.serialize((at) => at.getTime());
  expectTypeOf<Wire<typeof shown>>().toEqualTypeOf<number>();
  expectTypeOf<Out<typeof shown>>().toEqualTypeOf<Date>();
  const wrapped = t.int.wrap((_input, inner) => [inner(1)]);
  expectTypeOf<Out<typeof wrapped>>().toEqualTypeOf<number[]>();
  // @ts-expect-error a default is of the type
  t.int.default("x");
  // @ts-expect-error an integer has no length
  t.int.minLength(1);
  // @ts-expect-error an example is something that is taken
  t.boolean.examples({});
});
