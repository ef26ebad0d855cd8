// The chat as the AI SDK's own client sees it: its transport, its reader of messages, and the chat that is under `useChat`.

import type { UIMessage, UIMessageChunk } from "ai";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serve, type RunningServer } from "signatura/node";
import { makeApp, missing } from "./packages.ts";

function said(text: string): UIMessage {
  return { id: crypto.randomUUID(), role: "user", parts: [{ type: "text", text }] };
}

function textOf({ parts }: UIMessage): string {
  return parts.map((part) => (part.type === "text" ? part.text : "")).join("");
}

describe("the chat, through the AI SDK's client", () => {
  if (missing !== undefined) {
    test.skip(`skipped: ${missing}`);
    return;
  }
  let server: RunningServer;
  let ai: typeof import("ai");

  beforeAll(async () => {
    ai = await import("ai");
    server = await serve(await makeApp(15), { port: 0 });
  });
  afterAll(() => server.close());

  const transport = (): InstanceType<typeof ai.DefaultChatTransport<UIMessage>> => new ai.DefaultChatTransport<UIMessage>({ api: `${server.url}/api/chat` });
  const send = (chatId: string, messages: UIMessage[], abortSignal?: AbortSignal): Promise<ReadableStream<UIMessageChunk>> =>
    transport().sendMessages({ chatId, messages, trigger: "submit-message", messageId: undefined, abortSignal });
  const read = async (stream: ReadableStream<UIMessageChunk>): Promise<UIMessage> => {
    let last: UIMessage | undefined;
    for await (const message of ai.readUIMessageStream({ stream })) last = message;
    return last!;
  };

  test("reads a message with the call of a tool, its result, and what was made of it", async () => {
    const message = await read(await send(crypto.randomUUID(), [said("search how dependencies are torn down")]));
    expect(message.role).toBe("assistant");
    expect(message.parts.map(({ type }) => type)).toEqual(["step-start", "tool-search_docs", "step-start", "text"]);
    expect(message.parts[1]).toMatchObject({ state: "output-available", input: { query: "how dependencies are torn down", limit: 4 } });
    expect(textOf(message).length).toBeGreaterThan(20);
  });

  test("reads a tool that fails as failed, and the answer that follows", async () => {
    const message = await read(await send(crypto.randomUUID(), [said("What is SIG999?")]));
    expect(message.parts[1]).toMatchObject({ type: "tool-explain_error", state: "output-error", errorText: "There is no error SIG999." });
    expect(textOf(message)).toContain("There is no error SIG999");
  });

  test("comes back in the middle of an answer, and is told where nothing runs", async () => {
    const chatId = crypto.randomUUID();
    expect(await transport().reconnectToStream({ chatId })).toBeNull();
    const abort = new AbortController();
    const first = (await send(chatId, [said("What is a stream?")], abort.signal)).getReader();
    const begun: UIMessageChunk[] = [];
    while (begun.filter(({ type }) => type === "text-delta").length < 3) begun.push((await first.read()).value!);
    abort.abort();
    await first.read().catch(() => undefined);
    const message = await read((await transport().reconnectToStream({ chatId }))!);
    const deltas = begun.map((chunk) => (chunk.type === "text-delta" ? chunk.delta : "")).join("");
    expect(textOf(message).startsWith(deltas)).toBe(true);
    expect(textOf(message).length).toBeGreaterThan(deltas.length);
    expect(await transport().reconnectToStream({ chatId })).toBeNull();
    const kept = (await (await fetch(`${server.url}/api/chat/${chatId}`)).json()) as UIMessage[];
    expect(kept.map(({ role }) => role)).toEqual(["user", "assistant"]);
    expect(textOf(kept[1]!)).toBe(textOf(message));
  });

  test("serves the chat that is under `useChat`: a conversation, a stop, a return", async () => {
    const { AbstractChat } = ai;
    class Chat extends AbstractChat<UIMessage> {}
    const makeState = (messages: UIMessage[]): ConstructorParameters<typeof Chat>[0]["state"] => ({
      status: "ready",
      error: undefined,
      messages,
      pushMessage(message) {
        this.messages = [...this.messages, message];
      },
      popMessage() {
        this.messages = this.messages.slice(0, -1);
      },
      replaceMessage(index, message) {
        this.messages = this.messages.with(index, message);
      },
      snapshot: structuredClone,
    });
    const id = crypto.randomUUID();
    const chat = new Chat({ id, state: makeState([]), transport: transport() });
    await chat.sendMessage({ text: "explain SIG203" });
    expect([chat.status, chat.error]).toEqual(["ready", undefined]);
    await chat.sendMessage({ text: "And what is a model?" });
    expect(chat.messages.map(({ role }) => role)).toEqual(["user", "assistant", "user", "assistant"]);

    const third = chat.sendMessage({ text: "What do streams do when nobody reads?" });
    const other = new Chat({ id, state: makeState([]), transport: transport() });
    while (chat.messages.length < 6 || textOf(chat.messages[5]!) === "") await new Promise((resolve) => setTimeout(resolve, 5));
    const returned = other.resumeStream();
    while (other.messages.length === 0 || textOf(other.messages[0]!) === "") await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await (await fetch(`${server.url}/api/chat/${id}/stop`, { method: "POST" })).json()).toBe(true);
    await Promise.all([third, returned]);
    expect(textOf(other.messages[0]!)).toBe(textOf(chat.messages[5]!));
    expect([chat.status, other.status]).toEqual(["ready", "ready"]);
    const kept = (await (await fetch(`${server.url}/api/chat/${id}`)).json()) as UIMessage[];
    expect(kept).toHaveLength(6);
    expect(textOf(kept[5]!).startsWith(textOf(chat.messages[5]!))).toBe(true);
  });
});
