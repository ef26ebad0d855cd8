// One websocket as one function: resolve dependencies → read parameters → call the handler → tear down. The client is accepted or refused on
// the way, by the handler or by a dependency.

import { WebSocketRequestValidationError } from "../errors/validation.ts";
import type { SocketOperation } from "../contract/socket-operation.ts";
import { compileArguments } from "../depends/arguments.ts";
import type { Call, CallOperation } from "../depends/call.ts";
import type { Outcome } from "../depends/exit-stack.ts";
import { buildGraph, type Replace } from "../depends/graph.ts";
import { QueryNames, type ReadParameter } from "../depends/read-parameter.ts";
import { compileResolve, issuesInOrder } from "../depends/resolve.ts";
import { scanQuery } from "../http/query.ts";
import { DEFAULT_BODY_LIMIT } from "../http/request.ts";
import type { HttpResponse } from "../http/response.ts";
import { SocketConnection } from "../http/socket-connection.ts";
import { RefusedSocket } from "../http/socket-reply.ts";
import type { PathTemplate } from "../routing/path-template.ts";
import { compileSocketMarker } from "../streaming/typed-socket.ts";

export interface ReadySocket extends CallOperation {
  /** How the request ends, when the websocket has. Errors of any kind are thrown, once teardown has seen them. */
  readonly talk: (call: Call) => HttpResponse | Promise<HttpResponse>;
}

export function compileSocketPlan(operation: SocketOperation, template: PathTemplate, replace: Replace): ReadySocket {
  const where = `WS ${operation.path}`;
  const queryNames = new QueryNames();
  const graph = buildGraph(operation.signature, new Set(template.names), replace);
  const readSocket = (marker: unknown): ReadParameter => {
    const read = compileSocketMarker(marker, where);
    return (call) => read(connectionOf(call));
  };
  const places = { path: template.parameters, queryNames, body: undefined, readSocket };
  const resolve = compileResolve(graph, places);
  const read = compileArguments(operation.signature, { ...places, uses: graph.occurrences.map(({ slot }) => slot), securityScopes: [] });
  const handler = operation.handler as (args: unknown) => unknown;
  const scanned = queryNames.names;

  const work = async (call: Call): Promise<void> => {
    if (scanned.length > 0) call.queryValues = scanQuery(call.exchange.query, scanned);
    await resolve?.(call);
    const args = read(call);
    if (call.issues.length > 0 || call.broken !== undefined) throw new WebSocketRequestValidationError(issuesInOrder(call, graph.occurrences));
    await handler(args);
  };

  const talk = async (call: Call): Promise<HttpResponse> => {
    let reply: HttpResponse | undefined;
    let outcome = await outcomeOf(() => work(call));
    outcome = (await call.functionStack?.close(outcome)) ?? outcome;
    if (!outcome.failed) {
      outcome = await outcomeOf(async () => {
        reply = connectionOf(call)["~finish"]();
        if (reply === undefined)
          throw new Error(`${where}: the handler ended without an answer to the client. Accept it with \`accept()\`, or refuse it with \`close()\`.`);
        await call.tasks?.["~run"]();
      });
    }
    outcome = (await call.requestStack?.close(outcome)) ?? outcome;
    if (outcome.failed) throw outcome.error;
    // A dependency may have caught an error: the websocket ends all the same.
    return reply ?? connectionOf(call)["~finish"]() ?? new RefusedSocket(1000, "");
  };

  const convertPath = (values: readonly string[]): Readonly<Record<string, unknown>> =>
    Object.fromEntries(template.parameters.map(({ name, convertor }, index) => [name, convertor.convert(values[index]!)]));
  return { talk, pathFormat: operation.pathFormat, bodyLimit: DEFAULT_BODY_LIMIT, pathNames: template.names, convertPath };
}

async function outcomeOf(work: () => Promise<void>): Promise<Outcome> {
  try {
    await work();
    return { error: undefined, failed: false };
  } catch (error) {
    return { error, failed: true };
  }
}

/** The call's websocket: one, whoever asks. */
export function connectionOf(call: Call): SocketConnection {
  return (call.socket ??= new SocketConnection(call.request, call.exchange.upgrade!));
}
