// Dependencies that only guard: they stand beside the operation, since nobody wants their values.

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

export const app = new App();

app.get(
  "/items/",
  {},
  { dependencies: [VerifyToken, VerifyKey] },
  async function read_items() {
    return [{ item: "Foo" }, { item: "Bar" }];
  },
);
