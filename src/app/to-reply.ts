// What the user's code gives for a response, as one: of an error handler, or of a middleware.

import { fromWebResponse, HttpResponse } from "../http/response.ts";
import { describe } from "../schema/to-node.ts";

export const ERROR_HANDLER: string = "An error handler must return a response";
export const MIDDLEWARE: string = "A middleware must return a response: `next()`'s, or one of its own";

/** What code of the user gives for a response. */
export function toReply(given: unknown, rule: string): HttpResponse {
  if (given instanceof HttpResponse) return given["~own"]();
  if (given instanceof Response) return fromWebResponse(given);
  throw new TypeError(`${rule}. Found ${describe(given)}.`);
}
