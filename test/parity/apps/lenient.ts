import { App, Model, Router, t } from "signatura";
import { ask, get, postText } from "../corpus.ts";

export const app = new App({ title: "Lenient", strictContentType: false });
const strict = new Router({ strictContentType: true });

class Item extends Model({ name: t.string }) {}

app.post("/lenient", { item: Item }, async function lenient({ item }) {
  return item;
});
strict.post("/strict", { item: Item }, async function strictly({ item }) {
  return item;
});
app.include(strict);

export const requests = [
  get("/openapi.json"),
  ...["/lenient", "/strict"].flatMap((path) => [
    ...[null, "", "text/plain", "application/json", "application/octet-stream"].flatMap((type) => [
      postText(path, '{"name": "a"}', type),
      postText(path, "{", type),
      postText(path, "", type),
    ]),
    ask("POST", path),
  ]),
];
