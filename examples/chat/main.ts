// The chat: a page, an answer that streams and survives its connection, and a small embedded model where no other is named.
// Read this file first; each other one is named after what it holds.

import { App, FileResponse, memoryLog, staticFiles, t, type ReplayLog } from "signatura";
import { makeChatRouter } from "./chat/routes.ts";
import { makeModelApp, MODEL_NAME } from "./model/server.ts";

export interface ChatSettings {
  /** Whether a model elsewhere answers: the one at `OPENAI_BASE_URL`. */
  readonly isElsewhere: boolean;
  readonly model: string;
  /** How long the embedded model takes for a word, in milliseconds. */
  readonly pace: number;
  readonly log: ReplayLog;
}

export function makeApp({ isElsewhere, model, pace, log }: ChatSettings): App {
  const app = new App({ title: "Chat", lifespan: closeLog });
  const embedded = makeModelApp({ pace });
  app.include(makeChatRouter({ log, model, embedded: isElsewhere ? undefined : embedded }));
  app.mount("/v1", embedded);
  app.get("/api/model", {}, { returns: t.record(t.string, t.any) }, () => ({ name: model, isEmbedded: !isElsewhere }));
  const page = new URL("page/", import.meta.url);
  app.mount("/page", staticFiles(page));
  app.get("/", {}, { includeInSchema: false }, () => new FileResponse(new URL("index.html", page), { headers: PAGE_HEADERS }));

  async function* closeLog(): AsyncGenerator<void> {
    yield;
    await log.close();
  }
  return app;
}

const PAGE_HEADERS = { "content-security-policy": "default-src 'self'", "cache-control": "no-cache" };

const { OPENAI_BASE_URL = "", CHAT_MODEL, CHAT_PACE = "35" } = process.env;

export const app: App = makeApp({
  isElsewhere: OPENAI_BASE_URL !== "",
  model: CHAT_MODEL ?? (OPENAI_BASE_URL === "" ? MODEL_NAME : "gpt-4o-mini"),
  pace: Number(CHAT_PACE),
  log: memoryLog(),
});
