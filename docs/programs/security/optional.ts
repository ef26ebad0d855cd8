// A page for everybody, that knows those who have signed in: a scheme that lets all requests through.

import { App, Depends, OAuth2PasswordBearer } from "signatura";

const MaybeUser = Depends(
  { token: OAuth2PasswordBearer({ tokenUrl: "token", autoError: false }) },
  ({ token }) => (token === "rick" ? { name: "Rick" } : null),
);

export const app = new App();

app.get("/hello", { user: MaybeUser }, ({ user }) => `Hello ${user?.name ?? "stranger"}`);
