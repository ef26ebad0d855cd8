import { App, Body, Cookie, Header, Model, Path, Query, t } from "signatura";
import { ask, get, post } from "../corpus.ts";

export const app = new App({
  title: "Documented",
  summary: "In short",
  description: "At length",
  version: "2.5.1",
  termsOfService: "https://example.com/terms",
  contact: { name: "Us", url: "https://example.com", email: "us@example.com" },
  licenseInfo: { name: "MIT", identifier: "MIT" },
  openapiTags: [
    { name: "b", description: "Second" },
    { name: "a", externalDocs: { url: "https://example.com/a", description: "More" } },
  ],
  servers: [{ url: "https://{where}.example.com", description: "Any", variables: { where: { default: "eu", enum: ["eu", "us"] } } }],
  openapiExternalDocs: { url: "https://example.com/docs", description: "All" },
});

class Item extends Model(
  {
    name: t.string.title("Its name").description("As on the sign").examples("Lamp", "Desk"),
    price: t.number.gt(0).lt(1e6).multipleOf(0.5).deprecated(),
    code: t.string.pattern("^\\d{3}$").orNull.jsonSchemaExtra({ "x-kind": "ean" }),
  },
  { config: { description: "An item of the shop.", title: "The item", jsonSchemaExtra: { examples: [{ name: "a", price: 1 }], "x-internal": true } } },
) {}

app.get(
  "/items/{item_id}",
  {
    item_id: Path(t.int.ge(1).le(1000), { title: "The id", description: "Of the item", examples: [7] }),
    q: Query(t.string.minLength(3).maxLength(9).orNull, { title: "What", description: "To look for", alias: "item-query", deprecated: true }),
    hidden: Query(t.int.default(1), { includeInSchema: false }),
    x_mode: Header(t.string.default("f"), { description: "How", openapiExamples: { fast: { summary: "Fast", value: "f" }, slow: { value: "s" } } }),
    theme: Cookie(t.string.orNull, { examples: ["dark"] }),
  },
  { tags: ["a", "b"], summary: "One item", description: "Finds it.", responseDescription: "It", operationId: "find" },
  async function read_item({ item_id, q, hidden, x_mode, theme }) {
    return { item_id, q, hidden, x_mode, theme };
  },
);
app.post(
  "/items",
  {
    item: Body(Item, {
      title: "To make",
      description: "All of it",
      openapiExamples: { good: { summary: "Good", description: "It *works*", value: { name: "a", price: 1 } }, bad: { value: { name: 1 } } },
    }),
  },
  {
    returns: Item,
    deprecated: true,
    status: 201,
    responses: { 404: { description: "None", model: Item }, "5XX": { description: "Ours" }, default: { description: "Else" } },
  },
  async function create_item({ item }) {
    return item;
  },
);
app.put(
  "/items",
  { item: Body(Item, { examples: [{ name: "b", price: 2 }], embed: true }) },
  { openapiExtra: { "x-level": 3, parameters: [{ name: "trace", in: "query", schema: { type: "string" } }] } },
  async function replace_item({ item }) {
    return item;
  },
);
app.get("/secret", {}, { includeInSchema: false }, async function secret() {
  return "shown";
});

export const requests = [
  get("/openapi.json"),
  get("/items/7"),
  get("/items/0?item-query=ab&hidden=x", { "x-mode": "s", cookie: "theme=dark" }),
  get("/items/1001?item-query=abcdefghij"),
  get("/items/7?item-query=abc&hidden=2", { cookie: "theme=light" }),
  get("/secret"),
  ...[{ name: "a", price: 1.5 }, { name: "a", price: 1.3, code: "12" }, { name: "a", price: 0 }, { name: "a", price: 1e6, code: "123" }, {}].flatMap((item) => [
    post("/items", item),
    ask("PUT", "/items", { "content-type": "application/json" }, JSON.stringify({ item })),
  ]),
];
