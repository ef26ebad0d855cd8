// HTTP Basic: the browser asks for a name and a password.

import { App, HTTPBasic } from "signatura";

const security = HTTPBasic();

export const app = new App();

app.get(
  "/users/me",
  { credentials: security },
  function read_current_user({ credentials }) {
    return { username: credentials.username, password: credentials.password };
  },
);
