import { App, Body, Depends, Form, Model, t } from "signatura";

export const app = new App({ title: "Bodies", version: "2" });

class Image extends Model({ url: t.string, name: t.string }) {}

class Item extends Model({
  name: t.string.examples("Foo"),
  description: t.string.maxLength(300).orNull.title("The description"),
  price: t.number.gt(0).description("Must be more than zero"),
  tags: t.list(t.string).default([]),
  images: t.list(Image).orNull,
  cover: t.lazy(() => Image).orNull,
  main: t.lazy(() => Image).description("The first one"),
}) {}

class User extends Model({ username: t.string, full_name: t.string.orNull }) {}

class Login extends Model({ username: t.string, password: t.string.default("") }, { config: { extra: "forbid" } }) {}

const answer = (): object => ({});

app.post("/single", { item: Item }, { name: "single" }, answer);
app.post("/optional", { item: t.lazy(() => Item).orNull }, { name: "optional" }, answer);
app.put(
  "/several/{item_id}",
  {
    item_id: t.int,
    item: Item,
    user: Body(t.lazy(() => User).orNull, { description: "Who", title: "The user" }),
    importance: Body(t.int.gt(0).default(1), { examples: [3] }),
    images: t.list(Image).default([]),
  },
  { name: "several" },
  answer,
);
app.post("/all-optional", { a: Body(t.int.default(1)), b: Body(t.string.orNull) }, { name: "all_optional" }, answer);
app.post("/embedded", { item: Body(Item, { embed: true, description: "Embedded" }) }, { name: "embedded" }, answer);
app.post("/scalar", { count: Body(t.int.ge(0), { alias: "theCount" }) }, { name: "scalar" }, answer);
app.post("/list", { images: t.list(Image) }, { name: "many" }, answer);
app.post(
  "/described",
  {
    item: Body(Item, {
      title: "It",
      description: "What it is",
      examples: [{ price: 1, name: "b", a: null }],
      openapiExamples: { normal: { summary: "A normal one", value: { name: "Foo", price: 35.4 } } },
      mediaType: "application/vnd.item+json",
    }),
  },
  { name: "described" },
  answer,
);
app.post("/form", { username: Form(t.string), password: Form(t.string.minLength(8)), remember: Form(t.boolean.default(false)) }, { name: "form" }, answer);
app.post("/form-model", { data: Form(Login) }, { name: "form_model" }, answer);
app.options("/options", { item: Item }, { name: "options_body" }, answer);
app.get("/get", { item: User }, { name: "get_body" }, answer);

const FromBody = Depends({ user: User }, ({ user }) => user);

app.post("/dependency", { dep: FromBody }, { name: "dependency" }, answer);
app.post("/both", { item: Item, dep: FromBody }, { name: "both" }, answer);
