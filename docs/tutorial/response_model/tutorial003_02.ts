// A handler that makes its own response: it is sent as it is.

import { App, JSONResponse, RedirectResponse, t } from "signatura";

export const app = new App();

app.get(
  "/portal",
  { teleport: t.boolean.default(false) },
  async function get_portal({ teleport }) {
    if (teleport)
      return new RedirectResponse("https://www.youtube.com/watch?v=dQw4w9WgXcQ");
    return new JSONResponse({ message: "Here's your interdimensional portal." });
  },
);
