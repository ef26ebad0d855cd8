// What not to do: a dependency that catches an error and does not throw it on leaves the request without an answer, which is a 500.

import { App, Depends, HTTPException, t } from "signatura";

class InternalError extends Error {}

const Username = Depends(function* get_username() {
  try {
    yield "Rick";
  } catch (error) {
    if (!(error instanceof InternalError)) throw error;
    console.log("The error ends here, and nobody hears of it");
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
