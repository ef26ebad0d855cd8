// Several files of one name, and a page with the forms that send them.

import { App, Form, HTMLResponse, t } from "signatura";

export const app = new App();

app.post(
  "/files/",
  { files: Form(t.list(t.bytes)) },
  async function create_files({ files }) {
    return { file_sizes: files.map((file) => file.length) };
  },
);

app.post(
  "/uploadfiles/",
  { files: t.list(t.file) },
  async function create_upload_files({ files }) {
    return { filenames: files.map((file) => file.filename) };
  },
);

app.get("/", async function main() {
  return new HTMLResponse(`<body>
  <form action="/files/" enctype="multipart/form-data" method="post">
    <input name="files" type="file" multiple>
    <button>Send as bytes</button>
  </form>
  <form action="/uploadfiles/" enctype="multipart/form-data" method="post">
    <input name="files" type="file" multiple>
    <button>Send as files</button>
  </form>
</body>`);
});
