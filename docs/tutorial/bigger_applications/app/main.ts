// The application: what guards all of it, and the routers of its parts. One of them gets its prefix and its guard here, where it is included.

import { App } from "signatura";
import { GetQueryToken, GetTokenHeader } from "./dependencies.ts";
import { admin } from "./internal/admin.ts";
import { items } from "./routers/items.ts";
import { users } from "./routers/users.ts";

export const app = new App({ dependencies: [GetQueryToken] });

app.include(users);
app.include(items);
app.include(admin, {
  prefix: "/admin",
  tags: ["admin"],
  dependencies: [GetTokenHeader],
  responses: { 418: { description: "I'm a teapot" } },
});

app.get("/", async function root() {
  return { message: "Hello Bigger Applications!" };
});
