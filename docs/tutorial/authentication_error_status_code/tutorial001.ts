// Requests without credentials are answered with 403, for clients that have come to rely on it.

import { App, HTTPBearer, HTTPException, status } from "signatura";

const HTTPBearer403 = HTTPBearer({
  schemeName: "HTTPBearer403",
  notAuthenticated: () => new HTTPException(status.HTTP_403_FORBIDDEN, "Not authenticated"),
});

export const app = new App();

app.get("/me", { credentials: HTTPBearer403 }, function read_me({ credentials }) {
  return { message: "You are authenticated", token: credentials.credentials };
});
