// A redirect of another status.

import { App, RedirectResponse } from "signatura";

export const app = new App();

app.get(
  "/pydantic",
  {},
  { responseClass: RedirectResponse, status: 302 },
  async function redirect_pydantic() {
    return "https://docs.pydantic.dev/";
  },
);
