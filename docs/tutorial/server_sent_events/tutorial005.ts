// Events as the answer to a POST, as chats with language models have them.

import { App, Model, ServerSentEvent, sse, t } from "signatura";

class Prompt extends Model({
  text: t.string,
}) {}

export const app = new App();

app.post(
  "/chat/stream",
  { prompt: Prompt },
  { returns: sse() },
  async function* stream_chat({ prompt }) {
    for (const word of prompt.text.split(/\s+/).filter((part) => part !== ""))
      yield new ServerSentEvent({ data: word, event: "token" });
    yield new ServerSentEvent({ rawData: "[DONE]", event: "done" });
  },
);
