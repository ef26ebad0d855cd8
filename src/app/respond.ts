// From what a handler returned to an answer: validated against `returns`, filtered and written; or its own response, as it is.

import { INVALID } from "../kernel/invalid.ts";
import { writeJson } from "../kernel/json-write.ts";
import { ResponseValidationError, type Issue } from "../errors/validation.ts";
import { placeOf, type Operation } from "../contract/operation.ts";
import type { Call } from "../depends/call.ts";
import { CoalescedParts } from "../http/coalesced-parts.ts";
import { ClientDisconnect } from "../http/exchange.ts";
import { fromWebResponse, HttpResponse, isReplyBody } from "../http/response.ts";
import { mayHaveBody } from "../http/status.ts";
import { compiled } from "../schema/compile.ts";
import { jsonableEncoder } from "../schema/jsonable-encoder.ts";
import { describe } from "../schema/to-node.ts";
import type { StreamBody } from "../streaming/stream-body.ts";

/** Makes the answer of what a handler returned. @throws ResponseValidationError */
export type Respond = (call: Call, value: unknown) => HttpResponse;

/** A response class, as far as it is made of a handler's value. */
interface ValueClass {
  readonly mediaType: string | null;
  readonly "~status": number;
  readonly name: string;
  new (content: never, options?: never): HttpResponse;
}

export function compileRespond(operation: Operation): Respond {
  const responseClass = operation.responseClass as ValueClass | undefined;
  const status = operation.status ?? responseClass?.["~status"] ?? 200;
  const write = responseClass === undefined ? compileWrite(operation) : undefined;
  const toContent = compileContent(operation);
  const isEmpty = !mayHaveBody(status);
  return (call, value) => {
    if (value instanceof HttpResponse) return withBackground(call, value["~own"]());
    if (value instanceof Response) return withBackground(call, fromWebResponse(value));
    let response: HttpResponse;
    if (write !== undefined) {
      response = new HttpResponse(write(value));
      response.pairs.push("content-type", "application/json");
      response.status = status;
    } else response = ofClass(responseClass!, toContent(value), status);
    response["~isOwn"] = true;
    const { draft } = call;
    if (draft !== undefined) applyDraft(draft, response);
    if (isEmpty || (draft !== undefined && !mayHaveBody(response.status))) response.body = null;
    return withBackground(call, response);
  };
}

function ofClass(responseClass: ValueClass, content: unknown, status: number): HttpResponse {
  const response = new responseClass(content as never, { status } as never);
  if (!isReplyBody(response.body))
    throw new TypeError(`A ${responseClass.name} cannot be made of ${describe(content)}: return text, or a response of your own.`);
  return response;
}

/** The same for an operation that streams: the answer's body is asked for nothing yet. */
export function compileRespondStream(operation: Operation, body: StreamBody): Respond {
  const responseClass = operation.stream === undefined ? (operation.responseClass as ValueClass) : undefined;
  const status = operation.status ?? responseClass?.["~status"] ?? 200;
  return (call, value) => {
    if (value instanceof HttpResponse) return withBackground(call, value);
    if (value instanceof Response) return withBackground(call, fromWebResponse(value));
    const parts = body.make(value);
    const response = responseClass === undefined ? new HttpResponse(parts, { status }) : new responseClass(parts as never, { status } as never);
    if (response.body !== parts)
      throw new TypeError(`${placeOf(operation)} yields its answer, but its response class streams nothing. Use a StreamingResponse.`);
    response.pairs.push(...body.headers);
    response.stallTimeout ??= body.stallTimeout;
    if (call.draft !== undefined) applyDraft(call.draft, response);
    return withBackground(call, response);
  };
}

/** The JSON text of a value. */
function compileWrite(operation: Operation): (value: unknown) => string {
  const { returns } = operation;
  if (returns === undefined) return (value) => writeJson(jsonableEncoder(value ?? null), { nonFinite: "refuse" });
  const respond = compiled(returns).responder(operation.dumpOptions);
  return (value) => {
    const issues: Issue[] = [];
    const plain = respond(value === undefined ? null : value, issues);
    if (plain === INVALID) throw new ResponseValidationError(placeOf(operation), issues, value);
    return writeJson(plain);
  };
}

/** What a response class gets: plain data by `returns`, or what any JSON would carry. */
function compileContent(operation: Operation): (value: unknown) => unknown {
  const { returns } = operation;
  if (returns === undefined) return (value) => jsonableEncoder(value ?? null);
  const respond = compiled(returns).responder(operation.dumpOptions);
  return (value) => {
    const issues: Issue[] = [];
    const plain = respond(value === undefined ? null : value, issues);
    if (plain === INVALID) throw new ResponseValidationError(placeOf(operation), issues, value);
    return plain;
  };
}

/** What parameters have set on the answer-to-be: its status, and its headers after those that are there. */
export function applyDraft(draft: HttpResponse, response: HttpResponse): void {
  if (draft.status !== 0) response.status = draft.status;
  response.pairs.push(...draft.pairs);
}

/** Background tasks run after the answer, unless it has its own, or failed half-way. That the client has gone does not keep them from it. */
export function withBackground(call: Call, response: HttpResponse): HttpResponse {
  const { tasks } = call;
  if (response.body instanceof CoalescedParts) response.body.meter = call.runtime.streams;
  if (tasks !== undefined && response.afterSent === undefined) {
    response.afterSent = (error) => (error === undefined || error instanceof ClientDisconnect ? tasks["~run"]() : undefined);
  }
  return response;
}
