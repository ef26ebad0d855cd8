// An answer whose parts are made while it is sent.

import { setImmediate } from "node:timers/promises";
import { App, StreamingResponse } from "signatura";

export const app = new App();

app.get("/", async function main() {
  return new StreamingResponse(fakeVideoStreamer());
});

async function* fakeVideoStreamer(): AsyncGenerator<Uint8Array> {
  const part = new TextEncoder().encode("some fake video bytes");
  for (let count = 0; count < 10; count += 1) {
    yield part;
    await setImmediate();
  }
}
