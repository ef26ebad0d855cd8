// Models inside of models inside of models, as deep as one likes.

import { App, Model, t } from "signatura";

class Image extends Model({
  url: t.httpUrl,
  name: t.string,
}) {}

class Item extends Model({
  name: t.string,
  description: t.string.orNull,
  price: t.number,
  tax: t.number.orNull,
  tags: t.set(t.string).default(new Set()),
  images: t.list(Image).orNull,
}) {}

class Offer extends Model({
  name: t.string,
  description: t.string.orNull,
  price: t.number,
  items: t.list(Item),
}) {}

export const app = new App();

app.post("/offers/", { offer: Offer }, async function create_offer({ offer }) {
  return offer;
});
