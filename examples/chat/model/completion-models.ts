// What goes into and out of an OpenAI-compatible chat completion, as far as this model knows it.

import { Model, t } from "signatura";

export class FunctionTool extends Model({
  name: t.string,
  description: t.string.orNull,
  parameters: t.record(t.string, t.any).default(() => ({})),
}) {}

export class Tool extends Model({ type: t.literal("function"), function: FunctionTool }) {}

export class FunctionCall extends Model({ name: t.string, arguments: t.string }) {}

export class ToolCall extends Model({ id: t.string, type: t.literal("function"), function: FunctionCall }) {}

export class TextPart extends Model({ type: t.literal("text"), text: t.string }) {}

export class Message extends Model({
  role: t.literal("system", "developer", "user", "assistant", "tool"),
  content: t.union(t.string, t.list(TextPart)).orNull,
  tool_calls: t.list(ToolCall).orNull,
  tool_call_id: t.string.orNull,
}) {
  get text(): string {
    const { content } = this;
    return typeof content === "string" ? content : (content ?? []).map(({ text }) => text).join("\n");
  }
}

export class StreamOptions extends Model({ include_usage: t.boolean.default(false) }) {}

export class CompletionRequest extends Model({
  model: t.string,
  messages: t.list(Message).minLength(1),
  stream: t.boolean.default(false),
  stream_options: t.of(StreamOptions).orNull,
  tools: t.list(Tool).default([]),
  tool_choice: t.union(t.literal("none", "auto", "required"), t.record(t.string, t.any)).default("auto"),
  temperature: t.number.ge(0).le(2).orNull,
  max_tokens: t.int.ge(1).orNull,
  max_completion_tokens: t.int.ge(1).orNull,
  seed: t.int.orNull,
  n: t.int.ge(1).le(1).default(1),
}) {}

export class Usage extends Model({ prompt_tokens: t.int, completion_tokens: t.int, total_tokens: t.int }) {}

export class ToolCallDelta extends Model({
  index: t.int,
  id: t.string.optional,
  type: t.literal("function").optional,
  function: t.record(t.string, t.string),
}) {}

export class Delta extends Model({
  role: t.literal("assistant").optional,
  content: t.string.optional,
  tool_calls: t.list(ToolCallDelta).optional,
}) {}

export class ChunkChoice extends Model({ index: t.int, delta: Delta, logprobs: t.null.default(null), finish_reason: t.string.orNull }) {}

export class CompletionChunk extends Model({
  id: t.string,
  object: t.literal("chat.completion.chunk"),
  created: t.int,
  model: t.string,
  choices: t.list(ChunkChoice),
  usage: t.optional(Usage),
}) {}

export class AnswerMessage extends Model({
  role: t.literal("assistant"),
  content: t.string.nullable,
  refusal: t.null.default(null),
  tool_calls: t.list(ToolCall).optional,
}) {}

export class Choice extends Model({ index: t.int, message: AnswerMessage, logprobs: t.null.default(null), finish_reason: t.string }) {}

export class Completion extends Model({
  id: t.string,
  object: t.literal("chat.completion"),
  created: t.int,
  model: t.string,
  choices: t.list(Choice),
  usage: Usage,
}) {}

export class ModelCard extends Model({ id: t.string, object: t.literal("model"), created: t.int, owned_by: t.string }) {}

export class ModelList extends Model({ object: t.literal("list"), data: t.list(ModelCard) }) {}
