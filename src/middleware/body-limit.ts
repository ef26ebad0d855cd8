// Bounds the bodies of requests, whatever operations say.

import { readPythonInteger } from "../kernel/python-integer.ts";
import type { Middleware } from "../http/middleware.ts";
import { PlainTextResponse } from "../http/response.ts";

/**
 * Answers 413 "Content Too Large" to a body of more than `maxBodySize` bytes: at once where `content-length` announces it, else when that many
 * have come. It lowers the limits of operations and never raises them: that is what the option `bodyLimit` of applications, routers and
 * operations does. Of several the innermost counts.
 *
 * @example
 * app.middleware(bodyLimit(64 * 1024));
 */
export function bodyLimit(maxBodySize: number): Middleware {
  return (request, next) => {
    const announced = request["~exchange"].header("content-length");
    const size = announced === undefined ? undefined : readPythonInteger(announced);
    if (size !== undefined && size > maxBodySize) return new PlainTextResponse("Content Too Large", { status: 413 });
    request["~scope"].bodyCap = maxBodySize;
    return next();
  };
}
