// Dependencies that guard a whole application.

import { App, Depends, Header, HTTPException, t } from "signatura";

const VerifyToken = Depends(
  { x_token: Header(t.string) },
  async function verify_token({ x_token }) {
    if (x_token !== "fake-super-secret-token")
      throw new HTTPException(400, "X-Token header invalid");
  },
);

const VerifyKey = Depends(
  { x_key: Header(t.string) },
  async function verify_key({ x_key }) {
    if (x_key !== "fake-super-secret-key")
      throw new HTTPException(400, "X-Key header invalid");
    return x_key;
  },
);

export const app = new App({ dependencies: [VerifyToken, VerifyKey] });

app.get("/items/", async function read_items() {
  return [{ item: "Portal Gun" }, { item: "Plumbus" }];
});

app.get("/users/", async function read_users() {
  return [{ username: "Rick" }, { username: "Morty" }];
});
