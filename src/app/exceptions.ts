// From an error to an answer: handlers by class and by status, nearest first, and what FastAPI answers where nobody has said otherwise.

import { writeJson } from "../kernel/json-write.ts";
import { HTTPException } from "../errors/http-exception.ts";
import { ProblemDetails } from "../errors/problem-details.ts";
import { RequestValidationError } from "../errors/validation.ts";
import { BodyTooLarge } from "../http/exchange.ts";
import type { HttpRequest } from "../http/request.ts";
import { HttpResponse, JSONResponse } from "../http/response.ts";
import { answerProblem, answerValidationProblem, problemResponse } from "./problem-answers.ts";
import { mayHaveBody } from "../http/status.ts";
import { toDetail } from "./issue-detail.ts";

/** Answers an error. */
export type ErrorHandler<E = unknown> = (request: HttpRequest, error: E) => HttpResponse | Promise<HttpResponse>;

// oxlint-disable-next-line typescript/no-explicit-any -- any error class, whatever its constructor takes
export type ErrorClass<E = unknown> = abstract new (...args: any) => E;

export class ErrorHandlers {
  readonly #handlers = new Map<ErrorClass | number, ErrorHandler>();
  readonly #builtIn: BuiltInAnswers;

  /** @param builtIn What is answered where nobody has said otherwise. */
  constructor(builtIn: BuiltInAnswers = DETAIL_ANSWERS) {
    this.#builtIn = builtIn;
  }

  set(key: ErrorClass | number, handler: ErrorHandler): void {
    this.#handlers.set(key, handler);
  }

  /** The handler of an error's status, or else of the nearest of its classes. `Error` and 500 are left to `last`. */
  find(error: unknown): ErrorHandler | undefined {
    const byStatus = error instanceof HTTPException && !LAST.has(error.status) ? this.#handlers.get(error.status) : undefined;
    if (byStatus !== undefined) return byStatus;
    const classes = lineage(error);
    for (const known of classes) {
      const handler = LAST.has(known) ? undefined : this.#handlers.get(known);
      if (handler !== undefined) return handler;
    }
    const builtIn = this.#builtIn.handlers;
    return builtIn.get(classes.find((known) => builtIn.has(known)) as ErrorClass);
  }

  /** What a client sees of an error that nobody expected: nothing. */
  opaque(): HttpResponse {
    return this.#builtIn.opaque();
  }

  /** The handler of what nobody expected: of 500 or of `Error`, whichever was declared later. */
  get last(): ErrorHandler | undefined {
    let last: ErrorHandler | undefined;
    for (const [key, handler] of this.#handlers) if (LAST.has(key)) last = handler;
    return last;
  }
}

const LAST: ReadonlySet<ErrorClass | number> = new Set<ErrorClass | number>([500, Error]);

/** What handlers are given of an error: a body that was refused is an HTTPException like any other. */
export function answerable(error: unknown): unknown {
  if (!(error instanceof BodyTooLarge)) return error;
  // What follows on the connection is still body.
  return new HTTPException(413, "Content Too Large", { headers: { connection: "close" }, cause: error });
}

/** The classes of a value, the nearest first. */
function lineage(error: unknown): ErrorClass[] {
  const classes: ErrorClass[] = [];
  if (typeof error !== "object" || error === null) return classes;
  for (
    let prototype: unknown = Object.getPrototypeOf(error);
    typeof prototype === "object" && prototype !== null;
    prototype = Object.getPrototypeOf(prototype)
  ) {
    const { constructor } = prototype as { constructor?: unknown };
    if (typeof constructor === "function" && constructor !== Object) classes.push(constructor as unknown as ErrorClass);
  }
  return classes;
}

/** `{"detail": …}` with the error's status and headers; without a body where the status has none. */
export const answerHttpException: ErrorHandler<HTTPException> = (_request, error) => {
  const options = { status: error.status, headers: error.headers };
  if (!mayHaveBody(error.status)) return new HttpResponse(null, options);
  return new JSONResponse({ detail: error.detail }, options);
};

/** FastAPI's 422: every issue, in the order in which the request was read. A number that JSON cannot repeat (`1e999`) is `null`; FastAPI fails there. */
export const answerRequestValidationError: ErrorHandler<RequestValidationError> = (_request, error) =>
  new HttpResponse(writeJson({ detail: toDetail(error.errors()) }), { status: 422, mediaType: "application/json" });

/** The answers of errors that have no handler. */
export interface BuiltInAnswers {
  readonly handlers: ReadonlyMap<ErrorClass, ErrorHandler>;
  /** The answer to what nobody expected; it shows nothing. */
  readonly opaque: () => HttpResponse;
}

/** FastAPI's: `{"detail": …}`. */
export const DETAIL_ANSWERS: BuiltInAnswers = {
  handlers: new Map<ErrorClass, ErrorHandler>([
    [ProblemDetails as ErrorClass, answerProblem as ErrorHandler],
    [HTTPException as ErrorClass, answerHttpException as ErrorHandler],
    [RequestValidationError as ErrorClass, answerRequestValidationError as ErrorHandler],
  ]),
  opaque: () => new HttpResponse("Internal Server Error", { status: 500, mediaType: "text/plain" }),
};

/** Those of RFC 9457, for applications with `problemDetails`. */
export const PROBLEM_ANSWERS: BuiltInAnswers = {
  handlers: new Map<ErrorClass, ErrorHandler>([
    [HTTPException as ErrorClass, answerProblem as ErrorHandler],
    [RequestValidationError as ErrorClass, answerValidationProblem as ErrorHandler],
  ]),
  opaque: () => problemResponse(new ProblemDetails(500)),
};
