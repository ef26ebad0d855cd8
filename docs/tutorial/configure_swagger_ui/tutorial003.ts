// A setting of Swagger UI in place of a default one.

import { App, t } from "signatura";

export const app = new App({ swaggerUiParameters: { deepLinking: false } });

app.get(
  "/users/{username}",
  { username: t.string },
  async function read_user({ username }) {
    return { message: `Hello ${username}` };
  },
);
