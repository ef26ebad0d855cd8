// A file that may be left out: as its bytes in `Form()`, or as an `UploadFile` that is read when it is needed.

import { App, Form, t } from "signatura";

export const app = new App();

app.post("/files/", { file: Form(t.bytes.orNull) }, async function create_file({ file }) {
  return file?.length ? { file_size: file.length } : { message: "No file sent" };
});

app.post(
  "/uploadfile/",
  { file: t.file.orNull },
  async function create_upload_file({ file }) {
    return file ? { filename: file.filename } : { message: "No upload file sent" };
  },
);
