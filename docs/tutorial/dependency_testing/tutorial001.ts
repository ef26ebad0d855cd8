// `override` puts another dependency in the place of one, everywhere: a test's instead of the real one. The document follows.

import { App, Depends, t } from "signatura";

const CommonParameters = Depends(
  { q: t.string.orNull, skip: t.int.default(0), limit: t.int.default(100) },
  async function common_parameters(parameters) {
    return parameters;
  },
);

export const app = new App();

app.get("/items/", { commons: CommonParameters }, async function read_items({ commons }) {
  return { message: "Hello Items!", params: commons };
});

app.get("/users/", { commons: CommonParameters }, async function read_users({ commons }) {
  return { message: "Hello Users!", params: commons };
});

const Override = Depends({ q: t.string.orNull }, async function override_dependency({ q }) {
  return { q, skip: 5, limit: 10 };
});

app.override(CommonParameters, Override);
