// A redirect as a response of one's own.

import { App, RedirectResponse } from "signatura";

export const app = new App();

app.get("/typer", async function redirect_typer() {
  return new RedirectResponse("https://typer.tiangolo.com");
});
