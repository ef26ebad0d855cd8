// Messages of a conversation, as the AI SDK's client has them: a role, and parts. And the same as a language model's API wants them.

import type OpenAI from "openai";
import { Model, t } from "signatura";
import type { UiMessageChunk } from "signatura/ai";

export class MessagePart extends Model({
  type: t.string,
  text: t.string.optional,
  toolCallId: t.string.optional,
  state: t.string.optional,
  input: t.any.optional,
  output: t.any.optional,
  errorText: t.string.optional,
}) {}

export class UiMessage extends Model({
  id: t.string,
  role: t.literal("system", "user", "assistant"),
  parts: t.list(MessagePart),
}) {}

/** What `useChat` sends. */
export class ChatRequest extends Model({
  id: t.string.pattern(/^[\w-]{1,64}$/).description("The conversation's id, which the client chooses"),
  messages: t.list(UiMessage).minLength(1),
}) {}

type ApiMessage = OpenAI.Chat.Completions.ChatCompletionMessageParam;

export function toApiMessages(messages: readonly UiMessage[]): ApiMessage[] {
  return messages.flatMap(({ role, parts }): ApiMessage[] => {
    const content = parts.flatMap(({ type, text }) => (type === "text" && text !== undefined ? [text] : [])).join("\n");
    if (role !== "assistant") return [{ role, content }];
    const called = parts.filter(({ type, state }) => type.startsWith("tool-") && state?.startsWith("output-") === true);
    const results = called.flatMap(({ type, toolCallId, input, output, errorText }): ApiMessage[] => [
      {
        role: "assistant",
        content: null,
        tool_calls: [{ id: toolCallId!, type: "function", function: { name: type.slice("tool-".length), arguments: JSON.stringify(input) } }],
      },
      { role: "tool", tool_call_id: toolCallId!, content: errorText ?? JSON.stringify(output) },
    ]);
    return [...results, { role, content }];
  });
}

/** A message that grows chunk by chunk, as the client builds it. */
export class GrowingMessage {
  readonly id: string;
  readonly parts: MessagePart[] = [];

  constructor(id: string) {
    this.id = id;
  }

  get message(): UiMessage {
    return UiMessage.parse({ id: this.id, role: "assistant", parts: this.parts });
  }

  add(chunk: UiMessageChunk): void {
    if (chunk.type === "text-start") this.#part({ type: "text", text: "" });
    else if (chunk.type === "text-delta") {
      const last = this.parts.findLast(({ type }) => type === "text")!;
      last.text = `${last.text ?? ""}${chunk.delta}`;
    } else if (chunk.type === "tool-input-available" || chunk.type === "tool-input-error") {
      const { toolName, toolCallId, input } = chunk;
      const failed = chunk.type === "tool-input-error" ? { state: "output-error", errorText: chunk.errorText } : { state: "input-available" };
      this.#part({ type: `tool-${toolName}`, toolCallId, input, ...failed });
    } else if (chunk.type === "tool-output-available") Object.assign(this.#call(chunk.toolCallId), { state: "output-available", output: chunk.output });
    else if (chunk.type === "tool-output-error") Object.assign(this.#call(chunk.toolCallId), { state: "output-error", errorText: chunk.errorText });
  }

  #part(part: object): void {
    this.parts.push(MessagePart.parse(part));
  }

  #call(id: string): MessagePart {
    return this.parts.find(({ toolCallId }) => toolCallId === id)!;
  }
}
