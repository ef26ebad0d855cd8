// Finds the websocket of a request and ends it by the error that comes out of it: before the handshake with an answer, after it with a code.

import { decodePercent } from "../kernel/percent-decode.ts";
import { WebSocketException } from "../errors/http-exception.ts";
import { WebSocketRequestValidationError, type Issue } from "../errors/validation.ts";
import { WebSocketDisconnect } from "../errors/web-socket-errors.ts";
import type { Call } from "../depends/call.ts";
import type { HttpResponse } from "../http/response.ts";
import { EndedSocket, RefusedSocket } from "../http/socket-reply.ts";
import { writeJson } from "../kernel/json-write.ts";
import type { Matcher } from "../routing/route-table.ts";
import type { ErrorHandlers } from "./exceptions.ts";
import { toDetail } from "./issue-detail.ts";
import type { Serve } from "./middleware-chain.ts";
import type { MountTarget } from "./mount.ts";
import { connectionOf, type ReadySocket } from "./socket-plan.ts";
import { ERROR_HANDLER, toReply } from "./to-reply.ts";

/** Serves the websockets of an application. Only errors that nobody expects are thrown. */
export function makeServeSocket(matcher: Matcher<ReadySocket | MountTarget>, handlers: ErrorHandlers): (call: Call) => Promise<HttpResponse> {
  return withSocketErrors((call) => dispatch(call, matcher), handlers);
}

/** Ends websockets by the errors that come out of them. */
export function withSocketErrors(serve: Serve, handlers: ErrorHandlers): (call: Call) => Promise<HttpResponse> {
  return async (call) => {
    try {
      return await serve(call);
    } catch (error) {
      if (call.socket?.["~isAccepted"] === true) return closeBy(call, error);
      return refuseBy(call, error, handlers);
    }
  };
}

async function dispatch(call: Call, matcher: Matcher<ReadySocket | MountTarget>): Promise<HttpResponse> {
  const path = decodePercent(call.exchange.path);
  const match = matcher.match("GET", path);
  if (match === null) return new RefusedSocket(1000, "");
  const target = match.route.value;
  if ("talk" in target) {
    call.operation = target;
    call.pathValues = match.params;
    return target.talk(call);
  }
  const { rest } = match;
  return target.serve(call, rest === "" ? path : path.slice(0, path.length - rest.length), rest);
}

/** The websocket is open. @throws the error, unless it says how to close, or that the client has gone */
function closeBy(call: Call, error: unknown): HttpResponse {
  const connection = connectionOf(call);
  if (error instanceof WebSocketException) connection["~end"](error.code, error.reason);
  else if (error instanceof WebSocketRequestValidationError) connection["~end"](1008, describeIssues(error.errors()));
  else if (!(error instanceof WebSocketDisconnect)) {
    connection["~end"](1011, "");
    throw error;
  }
  return new EndedSocket();
}

/** Nobody has answered the handshake. A handler of the user's may say how, as for any request. */
async function refuseBy(call: Call, error: unknown, handlers: ErrorHandlers): Promise<HttpResponse> {
  const handler = handlers.find(error);
  if (handler !== undefined) return toReply(await handler(call.request, error), ERROR_HANDLER);
  if (error instanceof WebSocketException) return new RefusedSocket(error.code, error.reason);
  if (error instanceof WebSocketRequestValidationError) return new RefusedSocket(1008, writeJson(toDetail(error.errors())));
  // The client has gone while it was refused or accepted: nobody hears the answer.
  if (error instanceof WebSocketDisconnect) return new RefusedSocket(error.code, error.reason);
  throw error;
}

/** `message.price: Input should be greater than 0; …`: as much as a close message has room for. */
function describeIssues(issues: readonly Issue[]): string {
  return issues.map(({ loc, msg }) => `${loc.join(".")}: ${msg}`).join("; ");
}
