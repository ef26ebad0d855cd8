// A file: with its length, its date and an etag, and in parts where the client asks for them.

import { App, FileResponse } from "signatura";

const some_file_path = "large-video-file.mp4";

export const app = new App();

app.get("/", async function main() {
  return new FileResponse(some_file_path);
});
