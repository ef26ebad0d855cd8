// Files and fields in one form.

import { App, Form, t } from "signatura";

export const app = new App();

app.post(
  "/files/",
  { file: Form(t.bytes), fileb: t.file, token: Form(t.string) },
  async function create_file({ file, fileb, token }) {
    return { file_size: file.length, token, fileb_content_type: fileb.contentType };
  },
);
