// Around what answers: the errors that it throws, answered by the handlers of the application.

import { isPromise } from "../kernel/promises.ts";
import type { Call } from "../depends/call.ts";
import type { HttpResponse } from "../http/response.ts";
import { answerable, type ErrorHandlers } from "./exceptions.ts";
import { complete, type Serve } from "./middleware-chain.ts";
import { ERROR_HANDLER, toReply } from "./to-reply.ts";

/** Answers the errors that have a handler; throws the others on. */
export function withErrorHandlers(dispatch: Serve, handlers: ErrorHandlers): Serve {
  /** What the handler of an operation's error throws is answered once more, as Starlette's two layers of handlers do. */
  const answer = (call: Call, thrown: unknown, isLast: boolean): HttpResponse | Promise<HttpResponse> => {
    const error = answerable(thrown);
    const handler = handlers.find(error);
    if (handler === undefined) throw error;
    const again = (late: unknown): HttpResponse | Promise<HttpResponse> => {
      if (isLast) throw late;
      return answer(call, late, true);
    };
    let reply: unknown;
    try {
      reply = handler(call.request, error);
    } catch (late) {
      return again(late);
    }
    return isPromise(reply)
      ? Promise.resolve(reply).then((settled) => complete(call, toReply(settled, ERROR_HANDLER)), again)
      : complete(call, toReply(reply, ERROR_HANDLER));
  };
  const failed = (call: Call, error: unknown): HttpResponse | Promise<HttpResponse> => answer(call, error, call.operation === undefined);
  return (call) => {
    let reply: HttpResponse | Promise<HttpResponse>;
    try {
      reply = dispatch(call);
    } catch (error) {
      return failed(call, error);
    }
    if (!isPromise(reply)) return complete(call, reply);
    return (reply as Promise<HttpResponse>).then(
      (settled) => complete(call, settled),
      (error: unknown) => failed(call, error),
    );
  };
}
