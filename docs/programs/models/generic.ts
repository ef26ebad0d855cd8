// A model with a hole for a type, and a model of one value.

import { generic, Model, RootModel, t, type AnyType } from "signatura";

// #region generic
const Page = generic("Page", <T extends AnyType>(of: T) =>
  Model({ items: t.list(of), total: t.int }),
);

const Numbers = Page(t.int);
console.log(Numbers.parse({ items: ["1", 2], total: 2 }).dump());
console.log(Numbers.jsonSchema().title, Page(t.int) === Numbers);
// #endregion generic

// #region root
class Tags extends RootModel(t.list(t.string)) {
  has(tag: string): boolean {
    return this.root.includes(tag);
  }
}

const tags = Tags.parse(["red", "green"]);
console.log(tags.has("red"), tags.dumpJson());
// #endregion root
