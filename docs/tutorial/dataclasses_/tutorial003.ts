// Models inside of models, a list of them as the body, and plain objects as answers.

import { App, Model, t } from "signatura";

class Item extends Model({
  name: t.string,
  description: t.string.orNull,
}) {}

class Author extends Model({
  name: t.string,
  items: t.list(Item).default(() => []),
}) {}

export const app = new App();

app.post(
  "/authors/{author_id}/items/",
  { author_id: t.string, items: t.list(Item) },
  { returns: Author },
  async function create_author_items({ author_id, items }) {
    return { name: author_id, items };
  },
);

app.get("/authors/", {}, { returns: t.list(Author) }, function get_authors() {
  return [
    {
      name: "Breaters",
      items: [
        { name: "Island In The Moon", description: "A place to be playin' and havin' fun" },
        { name: "Holy Buddies" },
      ],
    },
    {
      name: "System of an Up",
      items: [
        { name: "Salt", description: "The kombucha mushroom people's favorite" },
        { name: "Pad Thai" },
        { name: "Lonely Night", description: "The mostests lonliest nightiest of allest" },
      ],
    },
  ];
});
