// Examples with names and explanations, among which the docs page lets one choose.

import { App, Body, Model, t } from "signatura";

class Item extends Model({
  name: t.string,
  description: t.string.orNull,
  price: t.number,
  tax: t.number.orNull,
}) {}

export const app = new App();

app.put(
  "/items/{item_id}",
  {
    item_id: t.int,
    item: Body(Item, {
      openapiExamples: {
        normal: {
          summary: "As it should be",
          description: "An item with **all** its fields, each of its own type.",
          value: { name: "Foo", description: "A very nice Item", price: 35.4, tax: 3.2 },
        },
        converted: {
          summary: "Converted on the way in",
          description: "A price that comes as text is read as the `number` that it says.",
          value: { name: "Bar", price: "35.4" },
        },
        invalid: {
          summary: "Refused with a 422",
          value: { name: "Baz", price: "thirty five point four" },
        },
      },
    }),
  },
  async function update_item({ item_id, item }) {
    return { item_id, item };
  },
);
