// Frontends answer what nothing else does: the one with the longest path, behind the dependencies of its routers.

import type { Call } from "../depends/call.ts";
import { parsePathTemplate } from "../routing/path-template.ts";
import { withErrorHandlers } from "./answer-errors.ts";
import type { CollectedFrontend } from "./collect.ts";
import type { ErrorHandlers } from "./exceptions.ts";
import { withMiddleware, type Serve } from "./middleware-chain.ts";
import { compilePlan, type PlanParts } from "./plan.ts";

interface ReadyFrontend {
  /** Without a slash at its end. */
  readonly path: string;
  readonly serve: Serve;
}

/** The one that answers a decoded path; undefined where none does. */
export type FindFrontend = (path: string) => Serve | undefined;

export function compileFrontends(all: readonly CollectedFrontend[], handlers: ErrorHandlers, parts: PlanParts): FindFrontend {
  // A stable sort: of two with one path the first counts.
  const ready = all.map((frontend) => makeReady(frontend, handlers, parts)).toSorted((left, right) => right.path.length - left.path.length);
  return (path) => ready.find((frontend) => isBelow(path, frontend.path))?.serve;
}

function isBelow(path: string, frontend: string): boolean {
  return path.startsWith(frontend) && (path.length === frontend.length || path[frontend.length] === "/");
}

function makeReady({ path, operation, files }: CollectedFrontend, handlers: ErrorHandlers, parts: PlanParts): ReadyFrontend {
  const plan = compilePlan(operation, parsePathTemplate(operation.path), parts);
  const serve: Serve = (call) => {
    call.operation = plan;
    return isRead(call) ? plan.run(call) : files.refuse(call.request.path.slice(path.length));
  };
  const { middleware } = operation;
  return { path, serve: middleware.length === 0 ? serve : withMiddleware(withErrorHandlers(serve, handlers), middleware) };
}

function isRead({ exchange }: Call): boolean {
  return exchange.method === "GET" || exchange.method === "HEAD";
}
