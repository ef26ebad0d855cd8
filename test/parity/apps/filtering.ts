import { App, generic, Model, t, type AnyType, type Type } from "signatura";
import { get } from "../corpus.ts";

export const app = new App({ title: "Filtering" });

class Public extends Model({ id: t.int, name: t.string.default("none") }) {}
class Private extends Public.extend({
  password: t.string.default("secret"),
  get friends(): Type<Private[]> {
    return t.list(Private).default([]) as unknown as Type<Private[]>;
  },
}) {}
class Group extends Model({
  title: t.string,
  members: t.list(Public).default([]),
  by_name: t.record(t.string, Public).default({}),
  lead: t.of(Public).orNull,
}) {}
class Styled extends Model(
  {
    first_word: t.string.default("a"),
    second: t.number
      .serialize((value) => value.toFixed(2), { returns: t.string })
      .serializationAlias("2nd")
      .default(1.5),
    hidden: t.string.default("h").exclude(),
  },
  {
    config: { alias: (name) => name.toUpperCase(), byName: true },
    computed: { length: [t.int, ({ first_word }) => first_word.length] },
  },
) {}
const Page = generic("Page", <T extends AnyType>(item: T) => Model({ items: t.list(item), total: t.int.default(0) }));

const someone = new Private({ id: 1, name: "a", password: "p", friends: [new Private({ id: 2 } as never)] } as never);

app.get("/narrow", {}, { returns: Public }, async function narrow() {
  return someone;
});
app.get("/annotated", {}, { returns: Public }, async function annotated() {
  return someone;
});
app.get("/group", {}, { returns: Group }, async function group() {
  return { title: "g", members: [someone, { id: "3", x: 1 } as never], by_name: { a: someone }, lead: someone, more: 1 } as never;
});
app.get("/group-some", {}, { returns: Group, include: { title: true, members: { 0: ["id"] }, lead: ["name"] } }, async function group_some() {
  return new Group({ title: "g", members: [someone, new Public({ id: 5 })], lead: someone });
});
app.get("/group-rest", {}, { returns: Group, exclude: { members: { "*": ["name"] }, by_name: true }, excludeNone: true }, async function group_rest() {
  return new Group({ title: "g", members: [someone, new Public({ id: 5 })] });
});
app.get("/styled", {}, { returns: Styled }, async function styled() {
  return new Styled({ first_word: "abc", second: 2 });
});
app.get("/styled-names", {}, { returns: Styled, byAlias: false }, async function styled_names() {
  return new Styled({});
});
app.get("/page", {}, { returns: Page(Public) }, async function page() {
  return { items: [someone, { id: 9 }], total: "2" } as never;
});
app.get("/page-any", {}, { returns: Page(t.any) }, async function page_any() {
  return { items: [someone, 1, null], total: 3 };
});
app.get("/list", {}, { returns: t.list(Public), excludeDefaults: true }, async function a_list() {
  return [someone, new Public({ id: 5 }), { id: 6, name: "none" }];
});
app.get("/none", async function none() {
  return someone;
});
app.get("/invalid", { how: t.string.default("missing") }, { returns: Group }, async function invalid({ how }) {
  const answers: Record<string, unknown> = { missing: {}, wrong: { title: 1 }, nested: { title: "g", members: [{ id: "x" }] }, null: null, list: [] };
  return answers[how] as never;
});

const paths = ["narrow", "annotated", "group", "group-some", "group-rest", "styled", "styled-names", "page", "page-any", "list", "none"];

export const requests = [
  get("/openapi.json"),
  ...paths.map((path) => get(`/${path}`)),
  ...["missing", "wrong", "nested", "null", "list"].map((how) => get(`/invalid?how=${how}`)),
];
