// A dependency takes parameters like a path operation, and hands what it makes of them to whoever names it.

import { App, Depends, t } from "signatura";

const CommonParameters = Depends(
  { q: t.string.orNull, skip: t.int.default(0), limit: t.int.default(100) },
  async function common_parameters(parameters) {
    return parameters;
  },
);

export const app = new App();

app.get("/items/", { commons: CommonParameters }, async function read_items({ commons }) {
  return commons;
});

app.get("/users/", { commons: CommonParameters }, async function read_users({ commons }) {
  return commons;
});
