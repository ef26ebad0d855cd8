// The beginning of a streamed answer: its producer runs once function-scoped dependencies have ended, and an error that comes before its first
// item is answered like any other.

import { isPromise } from "../kernel/promises.ts";
import type { Call } from "../depends/call.ts";
import type { Outcome } from "../depends/exit-stack.ts";
import { CoalescedParts } from "../http/coalesced-parts.ts";
import type { HttpResponse } from "../http/response.ts";

/** What the plan does with an answer, and with an error, once the function scope has ended. */
export interface AfterOpening {
  /** @param outcome How the function scope ended. */
  readonly answer: (call: Call, response: HttpResponse, outcome: Outcome | undefined) => HttpResponse | Promise<HttpResponse>;
  readonly fail: (call: Call, error: unknown) => HttpResponse | Promise<HttpResponse>;
}

/** @param headerDelay How long the first item is waited for, in seconds. */
export function openStream(call: Call, response: HttpResponse, headerDelay: number, after: AfterOpening): HttpResponse | Promise<HttpResponse> {
  const { body } = response;
  const open = (outcome: Outcome | undefined): HttpResponse | Promise<HttpResponse> => {
    if (!(body instanceof CoalescedParts)) return after.answer(call, response, outcome);
    if (outcome?.failed === true) return body.return().then(() => after.answer(call, response, outcome));
    let opened: void | Promise<void>;
    try {
      opened = body.open(headerDelay, call.exchange);
    } catch (error) {
      return after.fail(call, error);
    }
    if (opened === undefined) return after.answer(call, response, outcome);
    return opened.then(
      () => after.answer(call, response, outcome),
      (error: unknown) => after.fail(call, error),
    );
  };
  const ended = call.functionStack?.close();
  return isPromise(ended) ? Promise.resolve(ended).then(open) : open(ended);
}
