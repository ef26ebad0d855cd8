// A dependency that looks at an error and throws it on, so that it is answered and logged as usual.

import { App, Depends, HTTPException, t } from "signatura";

class InternalError extends Error {}

const Username = Depends(function* get_username() {
  try {
    yield "Rick";
  } catch (error) {
    if (error instanceof InternalError) console.log("Seen, and thrown on");
    throw error;
  }
});

export const app = new App();

app.get(
  "/items/{item_id}",
  { item_id: t.string, username: Username },
  function get_item({ item_id, username }) {
    if (item_id === "portal-gun")
      throw new InternalError(`The portal gun is too dangerous to be owned by ${username}`);
    if (item_id !== "plumbus")
      throw new HTTPException(404, "Item not found, there's only a plumbus here");
    return item_id;
  },
);
