// Files that are required, with descriptions for the docs.

import { App, Form, t } from "signatura";

export const app = new App();

app.post(
  "/files/",
  { file: Form(t.bytes, { description: "A file that is read whole" }) },
  async function create_file({ file }) {
    return { file_size: file.length };
  },
);

app.post(
  "/uploadfile/",
  { file: Form(t.file, { description: "A file that is read when it is needed" }) },
  async function create_upload_file({ file }) {
    return { filename: file.filename };
  },
);
