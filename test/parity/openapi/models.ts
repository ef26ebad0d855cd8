import { App, Model, t, type Type } from "signatura";

class Plain extends Model({ a: t.int, b: t.string.default("b") }, { config: { description: "Of no importance." } }) {}

class Sub extends Model({ n: t.int.default(1) }, { computed: { double: [t.int, ({ n }) => n * 2] } }) {}

class Holder extends Model({ sub: Sub, subs: t.list(Sub).default([]), plain: Plain }) {}

class Node extends Model({
  name: t.string,
  get children(): Type<Node[]> {
    return t.list(Node).default([]);
  },
  get parent(): Type<Node | null> {
    return t.lazy(() => Node).orNull;
  },
}) {}

class Tree extends Model({
  node: Node,
  get left(): Type<Tree | null> {
    return t.lazy(() => Tree).orNull;
  },
  sub: t.lazy(() => Sub).orNull,
}) {}

class Aliased extends Model({
  item_name: t.string.alias("itemName"),
  out: t.int.validationAlias("inName").serializationAlias("outName"),
  plain_one: t.string,
}) {}

class Strict extends Model(
  {
    data: t.record(t.string, t.any).default({ z: { y: 1, b: 2 }, a: null }),
    default: t.string.default("x"),
    properties: t.string.default("y").jsonSchemaExtra({ "x-z": 1, "x-a": { d: 1, c: 2 } }),
    many: t.string
      .default("e")
      .jsonSchemaExtra({ examples: [{ z: 1, b: null }] })
      .deprecated()
      .title("T")
      .description("D"),
  },
  { config: { extra: "forbid", title: "Another title" } },
) {}

class Open extends Model({ a: t.int.default(1) }, { config: { extra: "allow", jsonSchemaExtra: { examples: [{ z: 1, a: 2 }] } } }) {}

class OnlyOut extends Model({ n: t.int.default(1) }, { computed: { total: [t.number.description("How much"), () => 1] } }) {}

class PageOfPlain extends Model("Page[Plain]", { items: t.list(Plain), total: t.int }) {}

export const app: App = makeApp({});

/** The same application with or without schemas of its own for output. */
export function makeApp(options: { separateInputOutputSchemas?: boolean }): App {
  const made = new App({ title: "Models", ...options });
  made.post("/plain", { x: Plain }, { returns: Plain, name: "plain" }, ({ x }) => x);
  made.post("/holder", { x: Holder }, { returns: t.list(Holder), name: "holder" }, () => []);
  made.post("/node", { x: Node }, { returns: Node, name: "node" }, ({ x }) => x);
  made.post("/tree", { x: Tree }, { returns: Tree, name: "tree" }, ({ x }) => x);
  made.post("/aliased", { x: Aliased }, { returns: Aliased, name: "aliased" }, ({ x }) => x);
  made.post("/strict", { x: Strict }, { returns: Strict, name: "strict" }, ({ x }) => x);
  made.post("/open", { x: Open }, { returns: Open, name: "open_" }, ({ x }) => x);
  made.get("/only-out", {}, { returns: OnlyOut, name: "only_out" }, () => ({}));
  made.get("/page", {}, { returns: PageOfPlain, name: "page" }, () => ({ items: [], total: 0 }));
  return made;
}
