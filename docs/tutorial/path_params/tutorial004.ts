// A path parameter that holds a path itself, slashes and all.

import { App, t } from "signatura";

export const app = new App();

app.get(
  "/files/{file_path:path}",
  { file_path: t.string },
  async function read_file({ file_path }) {
    return { file_path };
  },
);
