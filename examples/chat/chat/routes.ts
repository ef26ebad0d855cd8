// What the page calls, and what `useChat` calls just so: a POST that answers, a GET that goes on where a client was, and a stop.

import OpenAI from "openai";
import { Depends, Header, HTTPException, HttpResponse, Router, RunResponse, StreamRun, t, type App, type ReplayLog } from "signatura";
import { UI_MESSAGE_HEADERS, uiMessageStream } from "signatura/ai";
import { answer } from "./answer.ts";
import { Conversations } from "./conversations.ts";
import { ChatRequest, GrowingMessage, UiMessage } from "./messages.ts";

export interface ChatOptions {
  readonly log: ReplayLog;
  /** The embedded model's application; undefined where a model elsewhere answers. */
  readonly embedded: App | undefined;
  readonly model: string;
}

export function makeChatRouter({ log, embedded, model }: ChatOptions): Router<"/api/chat"> {
  const router = new Router({ prefix: "/api/chat" });
  const conversations = new Conversations();
  // `OPENAI_BASE_URL` and `OPENAI_API_KEY` are read by the client itself.
  const Client = Depends(() => (embedded === undefined ? new OpenAI() : clientOf(embedded)), { scope: "app" });

  router.post(
    "",
    { chat: ChatRequest, client: Client, run: StreamRun },
    { returns: uiMessageStream({ resume: log }) },
    async function* ({ chat, client, run }) {
      const growing = new GrowingMessage(run.id);
      conversations.begin(chat.id, chat.messages, run.id);
      try {
        for await (const chunk of answer({ client, model, messages: chat.messages, messageId: growing.id, signal: run.signal })) {
          growing.add(chunk);
          yield chunk;
        }
      } finally {
        // Also where it was stopped: what was said was said.
        conversations.end(chat.id, run.id, growing.message);
      }
    },
  );

  const Found = Depends({ id: t.string }, ({ id }) => {
    const conversation = conversations.find(id);
    if (conversation === undefined) throw new HTTPException(404, "There is no such conversation.");
    return conversation;
  });

  router.get("/{id}", { id: t.string }, { returns: t.list(UiMessage), excludeUnset: true }, async ({ id }) => {
    const conversation = conversations.find(id);
    // A page that is opened for a new one asks, too.
    if (conversation === undefined) return [];
    // A run that was stopped is over before its answer is put away.
    if (conversation.run !== undefined && (await log.find(conversation.run))?.state !== "running") await conversation.ended;
    return [...conversation.messages];
  });

  router.get("/{id}/stream", { id: t.string, last_event_id: Header(t.string.orNull) }, { returns: uiMessageStream() }, async ({ id, last_event_id }) => {
    // Who comes back says where it was; who comes anew wants what runs.
    const run = last_event_id === null ? conversations.find(id)?.run : last_event_id.replace(/\.\d+$/, "");
    if (run === undefined) return new HttpResponse(null, { status: 204 });
    if (last_event_id === null && (await log.find(run))?.state !== "running") return new HttpResponse(null, { status: 204 });
    return new RunResponse(log, run, { headers: UI_MESSAGE_HEADERS });
  });

  router.post("/{id}/stop", { conversation: Found }, { returns: t.boolean }, ({ conversation }) =>
    conversation.run === undefined ? false : log.stop(conversation.run),
  );
  return router;
}

/** The official client, whose requests go to an application in this process. */
function clientOf(app: App): OpenAI {
  return new OpenAI({ baseURL: "http://embedded.invalid", apiKey: "none is needed", fetch: (url, init) => app.fetch(new Request(url, init as RequestInit)) });
}
