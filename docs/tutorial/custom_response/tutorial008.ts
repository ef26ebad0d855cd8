// A file that is read while it is sent. (`FileResponse` does more: ranges, and 304 where the client has it.)

import { createReadStream } from "node:fs";
import { App, StreamingResponse } from "signatura";

const some_file_path = "large-video-file.mp4";

export const app = new App();

app.get("/", function main() {
  return new StreamingResponse(createReadStream(some_file_path), {
    mediaType: "video/mp4",
  });
});
