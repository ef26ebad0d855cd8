// What a function threw in its thread, on its way back: as plain data, since copies of errors between threads lose their class.

import { HTTPException, type ExceptionHeaders } from "../errors/http-exception.ts";

export type Outcome = { readonly value: unknown } | { readonly thrown: Thrown };

export interface Thrown {
  /** The name of its class. */
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
  readonly cause: Thrown | undefined;
  /** Set where it is an HTTPException. */
  readonly answer: { readonly status: number; readonly detail: unknown; readonly headers: ExceptionHeaders | undefined } | undefined;
}

/** What a function has thrown in a thread. Its `name` is that of the class thrown there, its stack the one there, and so are its causes. */
export class BlockingError extends Error {
  override readonly name: string;

  constructor({ name, message, stack, cause }: Thrown) {
    super(message, cause === undefined ? undefined : { cause: new BlockingError(cause) });
    this.name = name;
    if (stack !== undefined) this.stack = stack;
  }
}

/** In the thread. */
export function toThrown(error: unknown, depth = 0): Thrown {
  if (!(error instanceof Error)) return { name: typeof error, message: String(error), stack: undefined, cause: undefined, answer: undefined };
  const name = error.name === "Error" ? error.constructor.name : error.name;
  const cause = error.cause === undefined || depth > 7 ? undefined : toThrown(error.cause, depth + 1);
  return { name, message: error.message, stack: error.stack, cause, answer: answerOf(error) };
}

/** Outside of it. An HTTPException is one again, so that it is answered as if it had been thrown here. */
export function toError(thrown: Thrown): Error {
  const { answer } = thrown;
  const error = new BlockingError(thrown);
  if (answer === undefined) return error;
  return new HTTPException(answer.status, answer.detail, { cause: error, ...(answer.headers === undefined ? {} : { headers: answer.headers }) });
}

function answerOf(error: Error): Thrown["answer"] {
  const { status, detail, headers } = error as Partial<HTTPException>;
  // By its name: the module may have another copy of the package.
  return error.name === "HTTPException" && typeof status === "number" ? { status, detail, headers } : undefined;
}
