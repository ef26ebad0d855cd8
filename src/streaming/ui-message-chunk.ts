// The chunks of the AI SDK's UI message stream (https://ai-sdk.dev/docs/ai-sdk-ui/stream-protocol), as a type that validates them: what its client
// would refuse is refused where it is yielded. The protocol is that of the SDK's versions 5 to 7.

import { Model } from "../schema/model.ts";
import { unknown as anything } from "../schema/kinds/any.ts";
import { boolean } from "../schema/kinds/boolean.ts";
import { literal } from "../schema/kinds/literal.ts";
import { string } from "../schema/kinds/string.ts";
import { union } from "../schema/kinds/union.ts";
import type { AnyModel, Fields, Type } from "../schema/typing/faces.ts";

interface OfProvider {
  readonly providerMetadata?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

interface OfTool extends OfProvider {
  readonly toolCallId: string;
  readonly providerExecuted?: boolean;
  /** Whether the client knows no tool of this name: its part is then `dynamic-tool` in place of `tool-NAME`. */
  readonly dynamic?: boolean;
}

interface NamedTool extends OfTool {
  readonly toolName: string;
  readonly title?: string;
}

/** One chunk of a message on its way. `type` says which, and the protocol what it does. */
export type UiMessageChunk =
  | { readonly type: "start"; readonly messageId?: string; readonly messageMetadata?: unknown }
  | { readonly type: "start-step" | "finish-step" }
  | {
      readonly type: "finish";
      readonly finishReason?: "stop" | "length" | "content-filter" | "tool-calls" | "error" | "other";
      readonly messageMetadata?: unknown;
    }
  | { readonly type: "message-metadata"; readonly messageMetadata: unknown }
  | { readonly type: "abort"; readonly reason?: string }
  | { readonly type: "error"; readonly errorText: string }
  | ({ readonly type: "text-start" | "text-end" | "reasoning-start" | "reasoning-end"; readonly id: string } & OfProvider)
  | ({ readonly type: "text-delta" | "reasoning-delta"; readonly id: string; readonly delta: string } & OfProvider)
  | ({ readonly type: "tool-input-start" } & NamedTool)
  | { readonly type: "tool-input-delta"; readonly toolCallId: string; readonly inputTextDelta: string }
  | ({ readonly type: "tool-input-available"; readonly input: unknown } & NamedTool)
  | ({ readonly type: "tool-input-error"; readonly input: unknown; readonly errorText: string } & NamedTool)
  | ({ readonly type: "tool-output-available"; readonly output: unknown; readonly preliminary?: boolean } & OfTool)
  | ({ readonly type: "tool-output-error"; readonly errorText: string } & OfTool)
  | { readonly type: "tool-output-denied"; readonly toolCallId: string }
  | { readonly type: "tool-approval-request"; readonly approvalId: string; readonly toolCallId: string }
  | ({ readonly type: "source-url"; readonly sourceId: string; readonly url: string; readonly title?: string } & OfProvider)
  | ({
      readonly type: "source-document";
      readonly sourceId: string;
      readonly mediaType: string;
      readonly title: string;
      readonly filename?: string;
    } & OfProvider)
  | ({ readonly type: "file"; readonly url: string; readonly mediaType: string } & OfProvider)
  | { readonly type: `data-${string}`; readonly data: unknown; readonly id?: string; readonly transient?: boolean };

/** Any chunk, validated: fields that the protocol does not name are refused. */
export function uiMessageChunk(): Type<UiMessageChunk, UiMessageChunk, UiMessageChunk> {
  type ??= makeType();
  return type;
}

let type: Type<UiMessageChunk, UiMessageChunk, UiMessageChunk> | undefined;

function makeType(): Type<UiMessageChunk, UiMessageChunk, UiMessageChunk> {
  const models = Object.entries(fieldsByType()).map(([name, fields]) => [name, modelOf(name, fields)] as const);
  const data = class extends Model(
    "UiDataChunk",
    { type: string.pattern(/^data-/), data: anything, id: string.optional, transient: boolean.optional },
    STRICT,
  ) {};
  const members: Record<string, AnyModel> = { ...Object.fromEntries(models), data };
  const [first, ...others] = Object.values(members);
  const chunk = union(first!, ...others).by((value) => tagOf(value), members);
  return chunk as unknown as Type<UiMessageChunk, UiMessageChunk, UiMessageChunk>;
}

const STRICT = { config: { extra: "forbid" } } as const;

function modelOf(name: string, fields: Fields): AnyModel {
  const words = name.split("-").map((word) => word[0]!.toUpperCase() + word.slice(1));
  return class extends Model(`Ui${words.join("")}Chunk`, { type: literal(name), ...fields }, STRICT) {} as AnyModel;
}

function tagOf(value: unknown): string | undefined {
  const { type: name } = value as { type?: unknown };
  if (typeof name !== "string") return undefined;
  return name.startsWith("data-") ? "data" : name;
}

/** What each type of chunk has beside its type. */
function fieldsByType(): Record<string, Fields> {
  const provider = { providerMetadata: anything.optional };
  const tool = { toolCallId: string, providerExecuted: boolean.optional, dynamic: boolean.optional, ...provider };
  const named = { ...tool, toolName: string, title: string.optional };
  const part = { id: string, ...provider };
  const reason = literal("stop", "length", "content-filter", "tool-calls", "error", "other");
  return {
    start: { messageId: string.optional, messageMetadata: anything.optional },
    "start-step": {},
    "finish-step": {},
    finish: { finishReason: reason.optional, messageMetadata: anything.optional },
    "message-metadata": { messageMetadata: anything },
    abort: { reason: string.optional },
    error: { errorText: string },
    "text-start": part,
    "text-delta": { ...part, delta: string },
    "text-end": part,
    "reasoning-start": part,
    "reasoning-delta": { ...part, delta: string },
    "reasoning-end": part,
    "tool-input-start": named,
    "tool-input-delta": { toolCallId: string, inputTextDelta: string },
    "tool-input-available": { ...named, input: anything },
    "tool-input-error": { ...named, input: anything, errorText: string },
    "tool-output-available": { ...tool, output: anything, preliminary: boolean.optional },
    "tool-output-error": { ...tool, errorText: string },
    "tool-output-denied": { toolCallId: string },
    "tool-approval-request": { approvalId: string, toolCallId: string },
    "source-url": { sourceId: string, url: string, title: string.optional, ...provider },
    "source-document": { sourceId: string, mediaType: string, title: string, filename: string.optional, ...provider },
    file: { url: string, mediaType: string, ...provider },
  };
}
