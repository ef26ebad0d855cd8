// Swagger UI without colours in its examples.

import { App, t } from "signatura";

export const app = new App({ swaggerUiParameters: { syntaxHighlight: false } });

app.get(
  "/users/{username}",
  { username: t.string },
  async function read_user({ username }) {
    return { message: `Hello ${username}` };
  },
);
