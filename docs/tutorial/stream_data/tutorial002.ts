// A picture in parts. A class of one's own says what the parts are of: in the header, and in the document.

import { createReadStream, readFileSync } from "node:fs";
import { App, StreamingResponse } from "signatura";

const image = new URL("./image.png", import.meta.url);

// #region picture
class PNGStreamingResponse extends StreamingResponse {
  static override mediaType = "image/png";
}

export const app = new App();

app.get(
  "/image/stream",
  {},
  { responseClass: PNGStreamingResponse },
  async function* stream_image(): AsyncGenerator<Uint8Array> {
    for await (const part of createReadStream(image)) yield part as Uint8Array;
  },
);
// #endregion picture

app.get(
  "/image/stream-no-async",
  {},
  { responseClass: PNGStreamingResponse },
  function* stream_image_no_async(): Generator<Uint8Array> {
    for (const part of partsOf(readFileSync(image))) yield part;
  },
);

app.get(
  "/image/stream-no-async-yield-from",
  {},
  { responseClass: PNGStreamingResponse },
  function* stream_image_no_async_yield_from(): Generator<Uint8Array> {
    yield* partsOf(readFileSync(image));
  },
);

app.get(
  "/image/stream-no-annotation",
  {},
  { responseClass: PNGStreamingResponse },
  async function* stream_image_no_annotation() {
    yield* createReadStream(image);
  },
);

app.get(
  "/image/stream-no-async-no-annotation",
  {},
  { responseClass: PNGStreamingResponse },
  function* stream_image_no_async_no_annotation() {
    yield* partsOf(readFileSync(image));
  },
);

/** At most a KiB each. */
function* partsOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += 1024)
    yield bytes.subarray(start, start + 1024);
}
