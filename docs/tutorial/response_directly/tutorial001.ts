// Values that JSON does not know are made plain before a response of one's own is made of them.

import { App, jsonableEncoder, JSONResponse, Model, t } from "signatura";

class Item extends Model({
  title: t.string,
  timestamp: t.plainDateTime,
  description: t.string.orNull,
}) {}

export const app = new App();

app.put("/items/{id}", { id: t.string, item: Item }, function update_item({ item }) {
  return new JSONResponse(jsonableEncoder(item));
});
