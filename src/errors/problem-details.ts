// Problem details (RFC 9457): an error's answer as an object that clients of any API can read.

import { reasonPhrase } from "../kernel/reason-phrase.ts";
import { HTTPException, type ExceptionHeaders } from "./http-exception.ts";

export interface ProblemOptions {
  /** A URI that names the kind of problem, best of a page that explains it. `about:blank` by default: no more than the status says. */
  readonly type?: string;
  /** What the kind of problem is called; the status's own phrase by default. The same for every problem of the type. */
  readonly title?: string;
  /** What happened this time, for people. */
  readonly detail?: string;
  /** A URI of this occurrence. */
  readonly instance?: string;
  /** Further members, any JSON. One of the names above is left out. */
  readonly members?: Readonly<Record<string, unknown>>;
  /** Headers of the answer. */
  readonly headers?: ExceptionHeaders;
  /** Logged, never sent. */
  readonly cause?: unknown;
}

/**
 * Ends the request with a problem: `application/problem+json`, whether or not the application has `problemDetails`. A kind of problem of one's own is a
 * subclass, which `app.onError` knows as any other class.
 *
 * @example
 * throw new ProblemDetails(409, { type: "https://example.com/problems/sold-out", title: "Sold out", members: { item_id: 3, left: 0 } });
 */
export class ProblemDetails extends HTTPException {
  override readonly name: string = "ProblemDetails";
  readonly type: string;
  readonly title: string;
  readonly instance: string | undefined;
  readonly members: Readonly<Record<string, unknown>>;
  readonly #detail: string | undefined;

  constructor(status: number, options: ProblemOptions = {}) {
    const title = options.title ?? reasonPhrase(status);
    super(status, options.detail ?? title, options);
    this.type = options.type ?? "about:blank";
    this.title = title;
    this.instance = options.instance;
    this.members = options.members ?? {};
    this.#detail = options.detail;
  }

  /** What is sent. */
  toJSON(): Record<string, unknown> {
    const { type, title, status, instance } = this;
    const members = Object.fromEntries(Object.entries(this.members).filter(([name]) => !STANDARD.has(name)));
    return {
      type,
      title,
      status,
      ...(this.#detail === undefined ? {} : { detail: this.#detail }),
      ...(instance === undefined ? {} : { instance }),
      ...members,
    };
  }
}

/** RFC 9457 §3.1. */
const STANDARD: ReadonlySet<string> = new Set(["type", "title", "status", "detail", "instance"]);

/** An error that says a status, as a problem. A detail that is no text stands in the member `details`: the standard's is for people to read. */
export function toProblem(error: HTTPException): ProblemDetails {
  if (error instanceof ProblemDetails) return error;
  const { status, detail } = error;
  const headers = error.headers === undefined ? {} : { headers: error.headers };
  if (typeof detail !== "string") return new ProblemDetails(status, { members: { details: detail }, ...headers });
  return new ProblemDetails(status, detail === reasonPhrase(status) ? headers : { detail, ...headers });
}
