// Streams as answers: `sse(T)` and `jsonl(T)` say what each item is; how they are written is the streaming room's.

import type { Node } from "../schema/node.ts";
import { toNode } from "../schema/to-node.ts";
import type { AnyType } from "../schema/typing/faces.ts";

/** A stream of `T`, as a return annotation. */
export interface StreamOf<T extends AnyType> {
  readonly "~stream": T;
}

/** A stream annotation as the contract reads it. */
export interface StreamNode {
  readonly "~streamKind": "sse" | "jsonl";
  readonly item: Node;
  readonly options: Readonly<Record<string, unknown>>;
}

/** One event of a stream, with the fields of the wire format. */
export interface ServerSentEventFields {
  /** Any JSON; written as JSON text. */
  readonly data?: unknown;
  /** Text that is written as it is. Not together with `data`. */
  readonly rawData?: string;
  readonly event?: string;
  readonly id?: string;
  /** Milliseconds until the client connects again. */
  readonly retry?: number;
  readonly comment?: string;
}

/** Yield one to set the fields of an event. */
export class ServerSentEvent {
  readonly data: unknown;
  readonly rawData: string | undefined;
  readonly event: string | undefined;
  readonly id: string | undefined;
  readonly retry: number | undefined;
  readonly comment: string | undefined;

  constructor(fields: ServerSentEventFields) {
    this.data = fields.data;
    this.rawData = fields.rawData;
    this.event = fields.event;
    this.id = fields.id;
    this.retry = fields.retry;
    this.comment = fields.comment;
  }
}

/** Whether a return annotation is a stream. */
export function isStreamNode(value: unknown): value is StreamNode {
  return typeof value === "object" && value !== null && "~streamKind" in value;
}

export function streamNode<T extends AnyType>(kind: "sse" | "jsonl", item: T, options: Readonly<Record<string, unknown>>): StreamOf<T> {
  const node: StreamNode = Object.freeze({ "~streamKind": kind, item: toNode(item, "The item of a stream"), options: Object.freeze({ ...options }) });
  return node as unknown as StreamOf<T>;
}
