// Tags with descriptions, in the order in which the docs page shows them.

import { App } from "signatura";

const tags = [
  { name: "users", description: "Users, and how they **log in**." },
  {
    name: "items",
    description: "Items, which are so many that they are documented _elsewhere_, too.",
    externalDocs: { description: "More about items", url: "https://fastapi.tiangolo.com/" },
  },
];

export const app = new App({ openapiTags: tags });

app.get("/users/", {}, { tags: ["users"] }, async function get_users() {
  return [{ name: "Harry" }, { name: "Ron" }];
});

app.get("/items/", {}, { tags: ["items"] }, async function get_items() {
  return [{ name: "wand" }, { name: "flying broom" }];
});
