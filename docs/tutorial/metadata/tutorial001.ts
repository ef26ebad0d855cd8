// What the document says of the whole application. The description is Markdown.

import { App } from "signatura";

const description = `
What the ChimichangApp API can do for you.

## Items

You can **read items**.

## Users

_Not there yet_: creating users, and reading them.
`;

export const app = new App({
  title: "ChimichangApp",
  description,
  summary: "Deadpool's favorite app. Nuff said.",
  version: "0.0.1",
  termsOfService: "http://example.com/terms/",
  contact: {
    name: "Deadpoolio the Amazing",
    url: "http://x-force.example.com/contact/",
    email: "dp@x-force.example.com",
  },
  licenseInfo: { name: "Apache 2.0", identifier: "Apache-2.0" },
});

app.get("/items/", async function read_items() {
  return [{ name: "Katana" }];
});
