// Writes the program whose types are measured: routes as people write them, each with a model of its own, a router and a path.

/** The text of a program with that many routes. */
export function programOf(routes: number): string {
  const head =
    'import { Depends, Header, Router, t, Model } from "signatura";\n\nexport const router = new Router({ prefix: "/shop" });\nconst Db = Depends(() => ({ find: (id: number): string => `item ${id}` }));\n';
  return head + Array.from({ length: routes }, (_, index) => routeOf(index)).join("");
}

function routeOf(index: number): string {
  return `
export class Item${index} extends Model({
  id: t.int,
  name: t.string.minLength(1),
  price: t.number.gt(0),
  kind: t.literal("a", "b"),
  note: t.string.orNull,
  at: t.datetime,
  tags: t.list(t.string).default([]),
}) {
  get label${index}(): string {
    return \`\${this.name} \${this.price}\`;
  }
}

export const item${index} = router.post(
  "/items${index}/{item_id}",
  { item_id: t.int, item: Item${index}, q: t.string.orNull, agent: Header(t.string), db: Db },
  { returns: Item${index}, status: 201 },
  async ({ item_id, item, q, agent, db }) => ({ ...item, id: item_id, name: db.find(item_id) + (q ?? agent), kind: "a" }),
);
`;
}
