// A handler that makes a response of its own in one case, and returns plain data in the other.

import { App, RedirectResponse, t } from "signatura";

export const app = new App();

app.get(
  "/portal",
  { teleport: t.boolean.default(false) },
  async function get_portal({ teleport }) {
    if (teleport)
      return new RedirectResponse("https://www.youtube.com/watch?v=dQw4w9WgXcQ");
    return { message: "Here's your interdimensional portal." };
  },
);
