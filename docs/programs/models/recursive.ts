// A model that contains itself: a getter, whose type is written.

import { Model, t, type Type } from "signatura";

class Category extends Model({
  name: t.string,
  get children(): Type<Category[]> {
    return t.list(Category);
  },
}) {}

const tree = Category.parse({
  name: "All",
  children: [{ name: "Books", children: [] }],
});
console.log(tree.children[0]!.name, tree.children[0] instanceof Category);
