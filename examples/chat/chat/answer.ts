// One answer: what the language model writes, and what comes of the tools that it calls, as chunks of a message. A tool's result goes back to the
// model, which then goes on, a few times at most.

import type OpenAI from "openai";
import { ValidationError } from "signatura";
import type { UiMessageChunk } from "signatura/ai";
import { toApiMessages, type UiMessage } from "./messages.ts";
import { tools, type ChatTool } from "./tools.ts";

export interface AnswerOptions {
  readonly client: OpenAI;
  readonly model: string;
  readonly messages: readonly UiMessage[];
  readonly messageId: string;
  /** Ends the model's work and the tools'. */
  readonly signal: AbortSignal;
}

type Chunks = AsyncGenerator<UiMessageChunk, void, undefined>;
type ApiMessages = ReturnType<typeof toApiMessages>;

interface Call {
  readonly id: string;
  readonly name: string;
  arguments: string;
}

const STEPS = 4;

export async function* answer({ client, model, messages, messageId, signal }: AnswerOptions): Chunks {
  const history = toApiMessages(messages);
  yield { type: "start", messageId };
  for (let step = 1; step <= STEPS; step += 1) {
    yield { type: "start-step" };
    const stream = await client.chat.completions.create(
      { model, messages: history, stream: true, ...(step < STEPS ? { tools: tools.map(describeTool) } : {}) },
      { signal },
    );
    const calls: Call[] = [];
    yield* write(stream, `text-${step}`, calls, history);
    for (const call of calls) yield* run(call, history, signal);
    yield { type: "finish-step" };
    if (calls.length === 0) break;
  }
  yield { type: "finish" };
}

function describeTool({ name, description, takes }: ChatTool): OpenAI.Chat.Completions.ChatCompletionTool {
  return { type: "function", function: { name, description, parameters: takes.jsonSchema() as Record<string, unknown> } };
}

/** What the model says; the calls that it makes are gathered. */
async function* write(stream: AsyncIterable<OpenAI.Chat.Completions.ChatCompletionChunk>, id: string, calls: Call[], history: ApiMessages): Chunks {
  let text = "";
  for await (const { choices } of stream) {
    const delta = choices[0]?.delta;
    if (delta?.content) {
      if (text === "") yield { type: "text-start", id };
      text += delta.content;
      yield { type: "text-delta", id, delta: delta.content };
    }
    for (const { index, id: callId, function: called } of delta?.tool_calls ?? []) {
      let call = calls[index];
      if (call === undefined) {
        call = calls[index] = { id: callId ?? `call-${index}`, name: called?.name ?? "", arguments: "" };
        yield { type: "tool-input-start", toolCallId: call.id, toolName: call.name };
      }
      if (called?.arguments) {
        call.arguments += called.arguments;
        yield { type: "tool-input-delta", toolCallId: call.id, inputTextDelta: called.arguments };
      }
    }
  }
  if (text !== "") yield { type: "text-end", id };
  const made = calls.map((call) => ({ id: call.id, type: "function" as const, function: { name: call.name, arguments: call.arguments } }));
  if (calls.length > 0) history.push({ role: "assistant", content: text === "" ? null : text, tool_calls: made });
}

/** Validates what the model has sent, runs the tool, and tells both the reader and the model what came of it. */
async function* run({ id: toolCallId, name: toolName, arguments: text }: Call, history: ApiMessages, signal: AbortSignal): Chunks {
  const tell = (content: string): number => history.push({ role: "tool", tool_call_id: toolCallId, content });
  const tool = tools.find(({ name }) => name === toolName);
  let input: unknown;
  try {
    if (tool === undefined) throw new Error(`There is no tool "${toolName}".`);
    input = tool.takes.parseJson(text);
  } catch (error) {
    const errorText =
      error instanceof ValidationError
        ? error
            .errors()
            .map(({ loc, msg }) => `${loc.join(".")}: ${msg}`)
            .join("; ")
        : (error as Error).message;
    yield { type: "tool-input-error", toolCallId, toolName, input: text, errorText };
    tell(errorText);
    return;
  }
  yield { type: "tool-input-available", toolCallId, toolName, input };
  try {
    const output = await tool.run(input as never, signal);
    yield { type: "tool-output-available", toolCallId, output };
    tell(JSON.stringify(output));
  } catch (error) {
    if (signal.aborted) throw error;
    const errorText = (error as Error).message;
    yield { type: "tool-output-error", toolCallId, errorText };
    tell(errorText);
  }
}
