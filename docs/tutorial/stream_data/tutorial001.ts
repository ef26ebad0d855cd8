// Parts of a text that are sent as they are made: the handler is a generator, and yields text or bytes.

import { App, StreamingResponse } from "signatura";

const message = `
Rick: (stumbles in drunkenly, and turns on the lights) Morty! You gotta come on. You got--... you gotta come with me.
Morty: (rubs his eyes) What, Rick? What's going on?
Rick: I got a surprise for you, Morty.
Morty: It's the middle of the night. What are you talking about?
Rick: (spills alcohol on Morty's bed) Come on, I got a surprise for you. (drags Morty by the ankle) Come on, hurry up. (pulls Morty out of his bed and into the hall)
Morty: Ow! Ow! You're tugging me too hard!
Rick: We gotta go, gotta get outta here, come on. Got a surprise for you Morty.
`;

const lines = message.split("\n");

/** The same as bytes. */
const encoded = lines.map((line) => new TextEncoder().encode(line));

export const app = new App();

// #region story
app.get(
  "/story/stream",
  {},
  { responseClass: StreamingResponse },
  async function* stream_story(): AsyncGenerator<string> {
    yield* lines;
  },
);
// #endregion story

app.get(
  "/story/stream-no-async",
  {},
  { responseClass: StreamingResponse },
  function* stream_story_no_async(): Generator<string> {
    yield* lines;
  },
);

app.get(
  "/story/stream-no-annotation",
  {},
  { responseClass: StreamingResponse },
  async function* stream_story_no_annotation() {
    yield* lines;
  },
);

app.get(
  "/story/stream-no-async-no-annotation",
  {},
  { responseClass: StreamingResponse },
  function* stream_story_no_async_no_annotation() {
    yield* lines;
  },
);

app.get(
  "/story/stream-bytes",
  {},
  { responseClass: StreamingResponse },
  async function* stream_story_bytes(): AsyncGenerator<Uint8Array> {
    yield* encoded;
  },
);

app.get(
  "/story/stream-no-async-bytes",
  {},
  { responseClass: StreamingResponse },
  function* stream_story_no_async_bytes(): Generator<Uint8Array> {
    yield* encoded;
  },
);

app.get(
  "/story/stream-no-annotation-bytes",
  {},
  { responseClass: StreamingResponse },
  async function* stream_story_no_annotation_bytes() {
    yield* encoded;
  },
);

app.get(
  "/story/stream-no-async-no-annotation-bytes",
  {},
  { responseClass: StreamingResponse },
  function* stream_story_no_async_no_annotation_bytes() {
    yield* encoded;
  },
);
