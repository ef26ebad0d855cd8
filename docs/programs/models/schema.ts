// JSON Schema of models and types, for what comes in and for what goes out.

import { Model, t } from "signatura";

class Item extends Model(
  {
    name: t.string.minLength(1).description("What it is called"),
    price: t.number.gt(0).examples(2.5),
    added: t.date.orNull,
  },
  { computed: { label: [t.string, (item) => `${item.name} (${item.price})`] } },
) {}

const input = Item.jsonSchema();
const output = Item.jsonSchema({ mode: "serialization" });

console.dir(input, { depth: null });
console.log(output["required"]);
