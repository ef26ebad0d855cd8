// The status of the answer by its name, for those who do not know the numbers by heart.

import { App, status, t } from "signatura";

export const app = new App();

app.post(
  "/items/",
  { name: t.string },
  { status: status.HTTP_201_CREATED },
  async function create_item({ name }) {
    return { name };
  },
);
