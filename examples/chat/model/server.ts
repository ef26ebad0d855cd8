// The embedded model as an OpenAI-compatible endpoint: `/models` and `/chat/completions`, streamed and not. Any client of that API may use it.

import { setTimeout as sleep } from "node:timers/promises";
import { App, HTTPException, HttpRequest, JSONResponse, ServerSentEvent, sse, t } from "signatura";
import { Completion, CompletionChunk, CompletionRequest, ModelCard, ModelList, type Message, type Usage } from "./completion-models.ts";
import { readCorpus, sentencesOf } from "./corpus.ts";
import { NgramModel, seedOf, tokenize } from "./ngram.ts";
import { chooseTool, type ChosenCall } from "./tool-rule.ts";

export const MODEL_NAME = "signatura-ngram";
const STARTED = Math.floor(Date.now() / 1000);

const ngrams = new NgramModel(readCorpus().map(({ text }) => text));

export interface ModelOptions {
  /** How long each piece takes, in milliseconds: a model of this size would else be done before anybody sees it write. */
  readonly pace: number;
}

export function makeModelApp({ pace }: ModelOptions): App {
  const app = new App({ title: "An n-gram model", docsUrl: null, redocUrl: null });
  app.onError(HTTPException, (_request, error) => {
    const { status, detail } = error as HTTPException;
    return new JSONResponse({ error: { message: String(detail), type: "invalid_request_error", param: null, code: null } }, { status });
  });

  const card = ModelCard.parse({ id: MODEL_NAME, object: "model", created: STARTED, owned_by: "signatura" });
  app.get("/models", {}, { returns: ModelList }, () => ({ object: "list" as const, data: [card] }));
  app.get("/models/{name}", { name: t.string }, { returns: ModelCard }, ({ name }) => {
    if (name !== MODEL_NAME) throw unknownModel(name);
    return card;
  });

  app.post(
    "/chat/completions",
    { wanted: CompletionRequest, request: HttpRequest },
    { returns: sse(CompletionChunk, { ping: 0 }) },
    async ({ wanted, request: { signal } }) => {
      if (wanted.model !== MODEL_NAME) throw unknownModel(wanted.model);
      return wanted.stream ? chunksOf(wanted, pace, signal) : new JSONResponse(await complete(wanted, pace, signal));
    },
  );
  return app;
}

function unknownModel(name: string): HTTPException {
  return new HTTPException(404, `The model "${name}" does not exist. There is ${MODEL_NAME}.`);
}

/** What the model does with a prompt: a tool, or words. */
function react({ messages, tools, tool_choice, temperature, seed, max_tokens, max_completion_tokens }: CompletionRequest): ChosenCall | Generator<string> {
  const last = messages.at(-1)!;
  const question = messages.findLast(({ role }) => role === "user")?.text ?? "";
  const call = last.role === "user" && tool_choice !== "none" ? chooseTool(question, tools) : undefined;
  if (call !== undefined) return call;
  const prompt = JSON.stringify(messages);
  return ngrams.generate({
    question,
    context: resultsAfterQuestion(messages).flatMap(sentencesOf),
    seed: seed ?? seedOf(prompt),
    ...(temperature === null ? {} : { temperature }),
    maxTokens: max_completion_tokens ?? max_tokens ?? 90,
  });
}

/** What tools have answered to the last question: text, or the texts in what they gave as JSON. */
function resultsAfterQuestion(messages: readonly Message[]): string[] {
  const start = messages.findLastIndex(({ role }) => role === "user");
  return messages
    .slice(start + 1)
    .filter(({ role }) => role === "tool")
    .map(({ text }) => textsIn(text));
}

function textsIn(result: string): string {
  try {
    return gather(JSON.parse(result)).join("\n\n");
  } catch {
    return result;
  }
}

function gather(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(gather) : [];
}

function usageOf({ messages }: CompletionRequest, completion: number): Usage {
  const prompt = messages.reduce((sum, { text }) => sum + tokenize(text).length, 0);
  return { prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion } as Usage;
}

function newCall({ name, input }: ChosenCall): { id: string; type: "function"; function: { name: string; arguments: string } } {
  return { id: `call_${crypto.randomUUID().replaceAll("-", "").slice(0, 24)}`, type: "function", function: { name, arguments: JSON.stringify(input) } };
}

async function complete(wanted: CompletionRequest, pace: number, signal: AbortSignal): Promise<unknown> {
  const reaction = react(wanted);
  const base = { id: `chatcmpl-${crypto.randomUUID()}`, object: "chat.completion", created: Math.floor(Date.now() / 1000), model: MODEL_NAME };
  if ("name" in reaction) {
    const message = { role: "assistant", content: null, tool_calls: [newCall(reaction)] };
    const parsed = Completion.parse({ ...base, choices: [{ index: 0, message, finish_reason: "tool_calls" }], usage: usageOf(wanted, 1) });
    return parsed.dump({ mode: "json" });
  }
  const pieces: string[] = [];
  for (const piece of reaction) {
    pieces.push(piece);
    await sleep(pace / 10, undefined, { signal });
  }
  const message = { role: "assistant", content: pieces.join("") };
  return Completion.parse({ ...base, choices: [{ index: 0, message, finish_reason: "stop" }], usage: usageOf(wanted, pieces.length) }).dump({ mode: "json" });
}

async function* chunksOf(wanted: CompletionRequest, pace: number, signal: AbortSignal): AsyncGenerator<CompletionChunk | ServerSentEvent, void, undefined> {
  const base = {
    id: `chatcmpl-${crypto.randomUUID()}`,
    object: "chat.completion.chunk" as const,
    created: Math.floor(Date.now() / 1000),
    model: MODEL_NAME,
  };
  const chunk = (delta: object, finish: string | null = null): CompletionChunk =>
    CompletionChunk.parse({ ...base, choices: [{ index: 0, delta, finish_reason: finish }] });
  const reaction = react(wanted);
  let count = 0;
  yield chunk({ role: "assistant", content: "" });
  if ("name" in reaction) {
    const { id, type, function: called } = newCall(reaction);
    yield chunk({ tool_calls: [{ index: 0, id, type, function: { name: called.name, arguments: "" } }] });
    for (const part of called.arguments.match(/.{1,8}/gsu) ?? []) {
      await sleep(pace, undefined, { signal });
      yield chunk({ tool_calls: [{ index: 0, function: { arguments: part } }] });
    }
    yield chunk({}, "tool_calls");
  } else {
    for (const content of reaction) {
      await sleep(pace, undefined, { signal });
      count += 1;
      yield chunk({ content });
    }
    yield chunk({}, "stop");
  }
  if (wanted.stream_options?.include_usage === true) yield CompletionChunk.parse({ ...base, choices: [], usage: usageOf(wanted, count) });
  yield new ServerSentEvent({ rawData: "[DONE]" });
}
