// A handler that always redirects.

import { App, RedirectResponse } from "signatura";

export const app = new App();

app.get("/teleport", async function get_teleport() {
  return new RedirectResponse("https://www.youtube.com/watch?v=dQw4w9WgXcQ");
});
