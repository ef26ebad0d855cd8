// `jsonableEncoder` makes plain data of a model, for whatever takes nothing but JSON: dates become text.

import { App, jsonableEncoder, Model, t } from "signatura";

const fake_db = new Map<string, unknown>();

class Item extends Model({
  title: t.string,
  timestamp: t.datetime,
  description: t.string.orNull,
}) {}

export const app = new App();

app.put("/items/{id}", { id: t.string, item: Item }, function update_item({ id, item }) {
  fake_db.set(id, jsonableEncoder(item));
});
