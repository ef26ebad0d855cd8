// Streams as answers, as the contract reads them: what each item is, and in which form it is written. The streaming room declares and writes them.

import type { Node } from "../schema/node.ts";
import { toNode } from "../schema/to-node.ts";
import type { AnyType } from "../schema/typing/faces.ts";

/** A stream of `T`, as a return annotation. A handler may yield `Extra`, too. */
export interface StreamOf<T extends AnyType, Extra = never> {
  readonly "~stream": T;
  readonly "~extra": Extra;
}

/** A stream annotation as the contract reads it. */
export interface StreamNode {
  readonly "~streamKind": "sse" | "jsonl";
  /** Undefined where nobody said what the items are. */
  readonly item: Node | undefined;
  readonly options: Readonly<Record<string, unknown>>;
}

/** Whether a return annotation is a stream. */
export function isStreamNode(value: unknown): value is StreamNode {
  return typeof value === "object" && value !== null && "~streamKind" in value;
}

/** @throws DeclarationError SIG101 where the item is no type */
export function streamNode(kind: StreamNode["~streamKind"], item: AnyType | undefined, options: object): StreamNode {
  return Object.freeze({
    "~streamKind": kind,
    item: item === undefined ? undefined : toNode(item, "The item of a stream"),
    options: Object.freeze({ ...options }),
  });
}
