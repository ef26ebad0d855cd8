// A bearer token: the scheme reads it, refuses requests without one, and stands in the document.

import { App, OAuth2PasswordBearer } from "signatura";

const oauth2_scheme = OAuth2PasswordBearer({ tokenUrl: "token" });

export const app = new App();

app.get("/items/", { token: oauth2_scheme }, async function read_items({ token }) {
  return { token };
});
