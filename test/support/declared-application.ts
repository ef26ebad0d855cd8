// What applications export, so that the compiler must write it into declarations: every name that it needs has to be exported by the package.

import {
  App,
  BackgroundTasks,
  Depends,
  Header,
  HttpRequest,
  jsonl,
  Model,
  OAuth2PasswordBearer,
  Query,
  Router,
  Security,
  SecurityScopes,
  sse,
  t,
  type In,
  type Out,
  type Type,
  type Wire,
} from "signatura";

export class ItemCreate extends Model({
  name: t.string.minLength(1),
  price: t.number.gt(0),
  kind: t.literal("a", "b"),
  at: t.datetime,
  note: t.string.orNull,
  tags: t.list(t.string).default([]),
}) {
  get label(): string {
    return `${this.name} ${this.price}`;
  }
}

export class Item extends ItemCreate.extend({ id: t.int }) {
  override get label(): string {
    return `#${this.id}`;
  }
}

export class User extends Model({ email: t.email, age: t.int.default(0).ge(0) }, { computed: { domain: [t.string, (user) => user.email.split("@")[1]!] } }) {}
export class UserChange extends User.partial() {}
export class UserName extends User.pick("email") {}
export class Category extends Model({
  name: t.string,
  get children(): Type<Category[]> {
    return t.list(Category);
  },
}) {}

export const Amount = t.int.ge(0).default(1);
export const Names = t.list(t.string).nullable;
export const Prices = t.record(t.string, t.number);
export const Either = t.union(t.int, t.string);
export const Chosen = t.literal("x", "y").orNull;
export const Trimmed = t.string.transform((text) => text.trim().length);

export const Pool = Depends(
  async function* () {
    yield { find: (id: number): string => `item ${id}` };
  },
  { scope: "app" },
);
export const Db = Depends(
  { pool: Pool },
  async function* ({ pool }) {
    yield pool;
  },
  { scope: "function" },
);
export const Paging = Depends({ skip: t.int.default(0), limit: t.int.le(100).default(10) }, ({ skip, limit }) => ({ skip, limit }));
export const CurrentUser = Depends({ token: OAuth2PasswordBearer({ tokenUrl: "token" }), scopes: SecurityScopes }, ({ token, scopes }) => ({
  token,
  scopes: scopes.scopes,
}));

export const items = new Router({ prefix: "/items" });
export const getItem = items.get("/{item_id}", { item_id: t.int, db: Db, request: HttpRequest }, { returns: Item }, async ({ item_id, db }) => ({
  id: item_id,
  name: db.find(item_id),
  price: 1,
  kind: "a",
  at: new Date(),
}));
export const createItem = items.post(
  "/",
  { item: ItemCreate, page: Paging, agent: Header(t.string), tags: Query(t.list(t.string)), tasks: BackgroundTasks, user: Security(CurrentUser, ["items"]) },
  { returns: t.list(Item), status: 201 },
  ({ item, tags }) => [{ ...item, id: tags.length }],
);
export const readFree = items.get("/free", { q: t.string.orNull }, { status: 202 }, async ({ q }) => ({ q }));
export const chat = items.get("/chat", { prompt: t.string }, { returns: sse(Item) }, async function* ({ prompt }) {
  for (const word of prompt.split(" ")) yield { id: 1, name: word, price: 1, kind: "a", at: "2020-01-01" };
});
export const lines = items.get("/lines", {}, { returns: jsonl(t.record(t.string, t.int)) }, function* () {
  yield { a: 1 };
});
export const readPlain = items.get("/plain", () => "text");

export const app = new App({ title: "Declared" });
app.include(items);

export type GivenItem = In<typeof Item>;
export type ReadItem = Out<typeof Item>;
export type SentItem = Wire<typeof Item>;
export const label = (item: Item): string => item.label;
export const sent = (item: SentItem): string => item.at;
