// An answer in the AI SDK's protocol, word by word; a run of a log, so that it survives its connection.
import {
  App,
  Depends,
  Header,
  HttpResponse,
  memoryLog,
  Model,
  RunResponse,
  StreamRun,
  t,
} from "signatura";
import { UI_MESSAGE_HEADERS, uiMessageStream } from "signatura/ai";

const log = memoryLog();
export const app = new App();

// #region model
class Part extends Model({ type: t.string, text: t.string.orNull }) {}
class Message extends Model({ id: t.string, role: t.string, parts: t.list(Part) }) {}
class Chat extends Model({ id: t.string, messages: t.list(Message).minLength(1) }) {}

/** Your language model: whatever gives text piece by piece, and ends when the signal does. */
const Llm = Depends(() => ({
  async *stream(messages: readonly Message[], signal: AbortSignal): AsyncGenerator<string> {
    const question = messages.at(-1)!.parts[0]?.text ?? "";
    for (const word of question.split(" ").toReversed()) {
      signal.throwIfAborted();
      yield `${word} `;
    }
  },
}));
// #endregion model

/** The run that answers now, by conversation. */
const answering = new Map<string, string>();

// #region answer
app.post(
  "/api/chat",
  { chat: Chat, llm: Llm, run: StreamRun },
  { returns: uiMessageStream({ resume: log }) },
  async function* ({ chat, llm, run }) {
    answering.set(chat.id, run.id);
    try {
      yield { type: "start" };
      yield { type: "text-start", id: "1" };
      for await (const delta of llm.stream(chat.messages, run.signal))
        yield { type: "text-delta", id: "1", delta };
      yield { type: "text-end", id: "1" };
      yield { type: "finish" };
    } finally {
      answering.delete(chat.id);
    }
  },
);
// #endregion answer

// #region return
app.get(
  "/api/chat/{id}/stream",
  { id: t.string, last_event_id: Header(t.string.orNull) },
  { returns: uiMessageStream() },
  ({ id, last_event_id }) => {
    const run = last_event_id?.replace(/\.\d+$/, "") ?? answering.get(id);
    if (run === undefined) return new HttpResponse(null, { status: 204 });
    return new RunResponse(log, run, { headers: UI_MESSAGE_HEADERS });
  },
);
// #endregion return
