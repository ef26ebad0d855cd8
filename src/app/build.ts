// Makes an application ready to serve: every operation a plan, every path in one matcher, middleware in one chain. Done at start, and
// again when something was declared or overridden since.

import { decodePercent } from "../kernel/percent-decode.ts";
import { errors } from "../errors/catalogue.ts";
import { HTTPException } from "../errors/http-exception.ts";
import { placeOf, type Operation } from "../contract/operation.ts";
import type { SocketOperation } from "../contract/socket-operation.ts";
import type { Call } from "../depends/call.ts";
import type { Replace } from "../depends/graph.ts";
import type { Middleware } from "../http/middleware.ts";
import { authorityOf, querySuffix } from "../http/host.ts";
import { RedirectResponse, type HttpResponse } from "../http/response.ts";
import { compileMatcher } from "../routing/matcher.ts";
import { parsePathTemplate, parsePrefixTemplate } from "../routing/path-template.ts";
import { redirectSlashes } from "../routing/redirect-slashes.ts";
import type { Matcher, Route } from "../routing/route-table.ts";
import type { Collected, CollectedMount } from "./collect.ts";
import { blame } from "./declaration-site.ts";
import { withErrorHandlers } from "./answer-errors.ts";
import type { ErrorHandlers } from "./exceptions.ts";
import { compileFrontends, type FindFrontend } from "./frontends.ts";
import { isForSockets, withMiddleware, type Serve } from "./middleware-chain.ts";
import { mountTarget, type MountTarget } from "./mount.ts";
import { compilePlan, type ReadyOperation } from "./plan.ts";
import type { Runs } from "./runs.ts";
import { makeServeSocket, withSocketErrors } from "./serve-socket.ts";
import { compileSocketPlan, type ReadySocket } from "./socket-plan.ts";

/** Something that answers without being an operation: the document, a docs page. */
export interface InternalRoute {
  readonly path: string;
  readonly respond: (call: Call) => HttpResponse | Promise<HttpResponse>;
}

type Target = ReadyOperation | MountTarget | InternalRoute;

export interface BuildOptions {
  readonly collected: Collected;
  readonly internal: readonly InternalRoute[];
  readonly middleware: readonly Middleware[];
  readonly handlers: ErrorHandlers;
  readonly replace: Replace;
  readonly runs: Runs;
  readonly redirectSlashes: boolean;
}

export interface Built {
  /** Answers a call; only errors that nobody answers are thrown. */
  readonly serve: Serve;
  readonly operations: readonly Operation[];
  readonly mounts: readonly CollectedMount[];
  /** Both, in the order of declaration. */
  readonly routes: Collected["routes"];
}

export function build(options: BuildOptions): Built {
  const { collected, internal, replace, handlers, runs } = options;
  refuseSameOperationIds(collected.operations);
  const sockets: Route<ReadySocket | MountTarget>[] = [];
  const routes: Route<Target>[] = internal.map((route) => ({ template: parsePathTemplate(route.path), methods: new Set(["GET", "HEAD"]), value: route }));
  for (const route of collected.routes) {
    if ("operation" in route) {
      routes.push({
        template: route.template,
        methods: new Set([route.operation.method]),
        value: blame(route.site, () => inMiddleware(compilePlan(route.operation, route.template, { replace, runs }), handlers)),
      });
    } else if ("socket" in route) {
      sockets.push({
        template: route.template,
        methods: null,
        value: blame(route.site, () => socketInMiddleware(compileSocketPlan(route.socket, route.template, replace), route.socket, handlers)),
      });
    } else {
      const mount = { template: parsePrefixTemplate(route.path), methods: null };
      const target = mountTarget(route.target);
      const { middleware } = route;
      routes.push({ ...mount, value: mountInMiddleware(target, (serve) => withMiddleware(withErrorHandlers(serve, handlers), middleware), middleware) });
      const forSockets = middleware.filter(isForSockets);
      sockets.push({ ...mount, value: mountInMiddleware(target, (serve) => withMiddleware(withSocketErrors(serve, handlers), forSockets), forSockets) });
    }
  }
  const frontends = compileFrontends(collected.frontends, handlers, { replace, runs });
  const dispatch = makeDispatch(compileMatcher(routes), options.redirectSlashes, frontends);
  const answered = withErrorHandlers(dispatch, options.handlers);
  const serveHttp = withMiddleware(answered, options.middleware);
  const serveSocket = withMiddleware(makeServeSocket(compileMatcher(sockets), options.handlers), options.middleware.filter(isForSockets));
  const serve: Serve = (call) => (call.exchange.upgrade === undefined ? serveHttp(call) : serveSocket(call));
  const mounts = collected.routes.filter((route): route is CollectedMount => "target" in route);
  return { serve, operations: collected.operations, mounts, routes: collected.routes };
}

/** Errors are answered inside of middleware, so that it may change their answers, too. */
function inMiddleware(ready: ReadyOperation, handlers: ErrorHandlers): ReadyOperation {
  const { middleware } = ready.operation;
  return middleware.length === 0 ? ready : { ...ready, run: withMiddleware(withErrorHandlers(ready.run, handlers), middleware) };
}

function socketInMiddleware(ready: ReadySocket, { middleware }: SocketOperation, handlers: ErrorHandlers): ReadySocket {
  return middleware.length === 0 ? ready : { ...ready, talk: withMiddleware(withSocketErrors(ready.talk, handlers), middleware) };
}

function mountInMiddleware(target: MountTarget, wrap: (serve: Serve) => Serve, middleware: readonly Middleware[]): MountTarget {
  return middleware.length === 0 ? target : { serve: (call, prefix, rest) => wrap((inner) => target.serve(inner, prefix, rest))(call) };
}

function refuseSameOperationIds(operations: readonly Operation[]): void {
  const known = new Map<string, Operation>();
  for (const operation of operations) {
    if (!operation.includeInSchema) continue;
    const other = known.get(operation.operationId);
    if (other !== undefined && (other.hasOwnOperationId || operation.hasOwnOperationId)) {
      throw errors.sameOperationId(operation.operationId, placeOf(other), placeOf(operation));
    }
    known.set(operation.operationId, operation);
  }
}

/** Finds what answers a request. @throws HTTPException 404, 405 */
function makeDispatch(matcher: Matcher<Target>, redirects: boolean, findFrontend: FindFrontend): Serve {
  return (call) => {
    const { exchange } = call;
    const path = decodePercent(exchange.path);
    const match = matcher.match(exchange.method, path);
    if (match === null) {
      const other = redirects ? redirectSlashes(matcher, exchange.method, path) : null;
      if (other !== null) return redirectTo(call, other);
      const frontend = findFrontend(path);
      if (frontend === undefined) throw new HTTPException(404);
      return frontend(call);
    }
    if (!match.isFull) throw new HTTPException(405, undefined, { headers: { allow: [...match.route.methods!].join(", ") } });
    const target = match.route.value;
    if ("run" in target) {
      call.operation = target;
      call.pathValues = match.params;
      return target.run(call);
    }
    if ("respond" in target) return target.respond(call);
    const { rest } = match;
    const prefix = rest === "" ? path : path.slice(0, path.length - rest.length);
    return target.serve(call, prefix, rest);
  };
}

/** 307 to the same place with or without the slash; an absolute Location, the query kept. */
function redirectTo({ exchange }: Call, path: string): HttpResponse {
  const authority = authorityOf(exchange);
  const origin = authority === undefined ? "" : `${exchange.scheme}://${authority}`;
  const root =
    exchange.fullPath === undefined ? exchange.rootPath.replace(/\/$/, "") : exchange.fullPath.slice(0, exchange.fullPath.length - exchange.path.length);
  // The path was decoded to be matched; what would end it, or begin an escape, must not do so now.
  const encoded = path.replace(/[%?#]/g, encodeURIComponent);
  return new RedirectResponse(origin + root + encoded + querySuffix(exchange));
}
