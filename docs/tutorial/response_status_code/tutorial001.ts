// The status of the answer, as a number.

import { App, t } from "signatura";

export const app = new App();

app.post(
  "/items/",
  { name: t.string },
  { status: 201 },
  async function create_item({ name }) {
    return { name };
  },
);
