// A file by its class: the handler returns the path.

import { App, FileResponse } from "signatura";

const some_file_path = "large-video-file.mp4";

export const app = new App();

app.get("/", {}, { responseClass: FileResponse }, async function main() {
  return some_file_path;
});
