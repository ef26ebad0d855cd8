// Headers of a response of one's own.

import { App, JSONResponse } from "signatura";

export const app = new App();

app.get("/headers/", function get_headers() {
  return new JSONResponse(
    { message: "Hello World" },
    { headers: { "X-Cat-Dog": "alone in the world", "Content-Language": "en-US" } },
  );
});
