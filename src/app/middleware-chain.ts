// Middleware, one around the other, around something that answers: made once, at start.

import { errors } from "../errors/catalogue.ts";
import type { Call } from "../depends/call.ts";
import type { Middleware } from "../http/middleware.ts";
import type { HttpResponse } from "../http/response.ts";
import { isPromise } from "../kernel/promises.ts";
import { describe } from "../schema/to-node.ts";
import { MIDDLEWARE, toReply } from "./to-reply.ts";

export type Serve = (call: Call) => HttpResponse | Promise<HttpResponse>;

/** The first of `all` is the outermost. What a middleware answers by itself is completed at the end. */
export function withMiddleware(answered: Serve, all: readonly Middleware[]): Serve {
  if (all.length === 0) return answered;
  const chain = all.reduceRight<Serve>((next, middleware) => {
    return (call) => {
      const reply: unknown = middleware(call.request, () => next(call));
      return isPromise(reply) ? Promise.resolve(reply).then((settled) => toReply(settled, MIDDLEWARE)) : toReply(reply, MIDDLEWARE);
    };
  }, answered);
  return (call) => {
    const reply = chain(call);
    return isPromise(reply) ? (reply as Promise<HttpResponse>).then((settled) => complete(call, settled)) : complete(call, reply);
  };
}

/** Answers that depend on their request, as files do, are made here: inside of all middleware that is further out. */
export function complete(call: Call, reply: HttpResponse): HttpResponse | Promise<HttpResponse> {
  return reply["~complete"] === undefined ? reply : reply["~complete"](call.request);
}

/** Most middleware changes answers, and websockets have none. */
export function isForSockets(middleware: Middleware): boolean {
  return middleware["~sockets"] === true;
}

/** @throws DeclarationError SIG212 where one is no function */
export function checkMiddleware(all: readonly Middleware[] = []): readonly Middleware[] {
  for (const middleware of all) if (typeof middleware !== "function") throw errors.notCallable("A middleware", describe(middleware));
  return all;
}
