// An operation: everything that a path operation declares, after routers and applications have added their part. Frozen plain data that
// plans, documents, clients and tools read; nobody reads a declaration again.

import type { DumpOptions, Selection } from "../schema/dump.ts";
import type { JsonSchema } from "../schema/json-schema.ts";
import type { Node } from "../schema/node.ts";
import type { AnyType } from "../schema/typing/faces.ts";
import type { Middleware } from "../http/middleware.ts";
import type { HttpResponse } from "../http/response.ts";
import type { DependencyNode } from "./dependency.ts";
import type { Signature } from "./signature.ts";
import type { Dependency } from "./typing/parameters.ts";

/** A response class, for `responseClass`. */
export type ResponseClass = { new (content: never, options?: never): HttpResponse; readonly mediaType: string | null };

/** A further answer that the document names. */
export interface ResponseDescription {
  /** The type of its body. */
  readonly model?: AnyType;
  readonly description?: string;
  /** Media type → OpenAPI media type object. */
  readonly content?: Readonly<Record<string, JsonSchema>>;
  readonly headers?: Readonly<Record<string, JsonSchema>>;
  readonly links?: Readonly<Record<string, JsonSchema>>;
}

/** Answers by status: `404`, `"4XX"` or `"default"`. */
export type Responses = Readonly<Record<string | number, ResponseDescription>>;

/** What may be said of a router, an inclusion and an operation alike. */
export interface SharedOptions {
  readonly tags?: readonly string[];
  // oxlint-disable-next-line typescript/no-explicit-any -- whatever they provide
  readonly dependencies?: readonly Dependency<any, any>[];
  readonly responses?: Responses;
  readonly deprecated?: boolean;
  readonly includeInSchema?: boolean;
  readonly responseClass?: ResponseClass;
  /** Makes the `operationId` of an operation from its name, path and method. */
  readonly generateOperationId?: (operation: {
    readonly name: string;
    readonly path: string;
    readonly method: string;
    readonly tags: readonly string[];
  }) => string;
  /** Callbacks that the document names: the operations of a router that is never served. */
  readonly callbacks?: CallbackSource;
  /** Bodies without a JSON content type are not read as JSON: true by default. */
  readonly strictContentType?: boolean;
  /** The greatest body, in bytes: 1 MiB by default, 64 MiB where it is a form. */
  readonly bodyLimit?: number;
  /**
   * Runs around operations, mounts and, where it is made for them, websockets; the first one is the outermost, what stands further up is outside of what
   * stands further down. It sees the answers of errors. For an application: around everything, also what is not found.
   */
  readonly middleware?: readonly Middleware[];
  /**
   * Runs around an operation's body, parameters, dependencies and handler, inside of all middleware, and sees errors as they are thrown; the
   * dependencies' teardown follows. What the `route_class` of FastAPI is for.
   */
  readonly around?: readonly Middleware[];
}

/** Something with operations of its own: a router. */
export interface CallbackSource {
  readonly "~entries": readonly unknown[];
}

/** The third argument of a path operation: its return annotation is `returns`, beside it. */
export interface Gives extends SharedOptions {
  readonly status?: number;
  /** The name: the handler's, unless it is anonymous. */
  readonly name?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly responseDescription?: string;
  readonly operationId?: string;
  readonly include?: Selection;
  readonly exclude?: Selection;
  /** Dump answers by alias: true by default. */
  readonly byAlias?: boolean;
  readonly excludeUnset?: boolean;
  readonly excludeDefaults?: boolean;
  readonly excludeNone?: boolean;
  /** Merged into the operation in the document, last. */
  readonly openapiExtra?: JsonSchema;
}

/** A stream as an answer: what each item is, and how it is written. */
export interface StreamAnswer {
  readonly kind: "sse" | "jsonl";
  /** Undefined where nobody said what the items are. */
  readonly item: Node | undefined;
  readonly options: Readonly<Record<string, unknown>>;
}

export interface Operation {
  /** In capitals. */
  readonly method: string;
  /** The whole template, with the prefixes and convertors: `/items/{item_id:int}`. */
  readonly path: string;
  /** The template without convertors, as documents have it. */
  readonly pathFormat: string;
  /** Python's word for the function's name: what `urlFor` finds. */
  readonly name: string;
  readonly operationId: string;
  /** Whether the user gave the operationId, or made it by `generateOperationId`: duplicates are then an error at start. */
  readonly hasOwnOperationId: boolean;
  readonly summary: string;
  readonly description: string | undefined;
  readonly tags: readonly string[];
  readonly deprecated: boolean | undefined;
  readonly includeInSchema: boolean;
  readonly signature: Signature;
  /** Run before everything else, results unused: of application, routers and the operation, in that order. They are in the signature, too. */
  readonly dependencies: readonly DependencyNode[];
  readonly status: number | undefined;
  readonly returns: Node | undefined;
  readonly stream: StreamAnswer | undefined;
  /** Whether the handler yields the text or bytes of its answer, for the response class to send. */
  readonly yieldsParts: boolean;
  readonly responseClass: ResponseClass | undefined;
  readonly responseDescription: string;
  readonly responses: Responses;
  readonly dumpOptions: DumpOptions | undefined;
  readonly callbacks: readonly Operation[];
  readonly openapiExtra: JsonSchema | undefined;
  readonly strictContentType: boolean;
  /** Undefined where nobody has said: the default of its kind of body holds. */
  readonly bodyLimit: number | undefined;
  /** Of routers, inclusions and the operation, the outermost first. */
  readonly middleware: readonly Middleware[];
  readonly around: readonly Middleware[];
  readonly handler: (args: never) => unknown;
}

/** How an operation is called in errors: `GET /items/{item_id}`. */
export function placeOf(operation: { readonly method: string; readonly path: string }): string {
  return `${operation.method} ${operation.path}`;
}

/** FastAPI's operationId: the name and the path with everything but word characters made underscores, and the method. */
export function defaultOperationId(name: string, pathFormat: string, method: string): string {
  return `${`${name}${pathFormat}`.replace(/[^\p{L}\p{N}_]/gu, "_")}_${method.toLowerCase()}`;
}

/** A name for an anonymous handler, from method and path: `get_items_item_id`. */
export function nameFromPath(method: string, pathFormat: string): string {
  const words = pathFormat.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
  return [method.toLowerCase(), ...(words.length === 0 ? ["root"] : words)].join("_");
}
