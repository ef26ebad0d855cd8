// What is wrong with a value, as data: issues in Pydantic's shape, and the errors that carry them.

/** Where in the input: keys, aliases and indexes from the outside in. */
export type Location = readonly (string | number)[];

/** One mistake of an input, in Pydantic's shape and key order. `ctx` holds what the message was made from. */
export interface Issue {
  readonly type: string;
  readonly loc: Location;
  readonly msg: string;
  readonly input: unknown;
  readonly ctx?: Readonly<Record<string, unknown>>;
}

/** Thrown by a validator of the user's to refuse a value: becomes an issue of type `value_error`, "Value error, …". */
export class ValueError extends Error {
  override readonly name: string = "ValueError";
}

/** Thrown by a validator to say that what must hold does not: `assertion_error`, "Assertion failed, …". */
export class AssertionError extends Error {
  override readonly name: string = "AssertionError";
}

/** Thrown by a validator for an issue with a type and message of its own. `{name}` in the template is filled from `ctx`. */
export class CustomError extends Error {
  override readonly name: string = "CustomError";
  readonly type: string;
  readonly ctx: Readonly<Record<string, unknown>> | undefined;

  constructor(type: string, template: string, ctx?: Readonly<Record<string, unknown>>) {
    super(template.replace(/\{(\w+)\}/g, (whole, key: string) => (ctx && Object.hasOwn(ctx, key) ? String(ctx[key]) : whole)));
    this.type = type;
    this.ctx = ctx;
  }
}

/** Thrown by a validator to take the field's default in place of the value. */
export class UseDefault extends Error {
  override readonly name: string = "UseDefault";
}

/** Thrown by a validator of a list item or record value to leave that item out. */
export class OmitItem extends Error {
  override readonly name: string = "OmitItem";
}

/** Input that a type refused, with every issue found in it. */
export class ValidationError extends ValueError {
  override readonly name: string = "ValidationError";
  /** What was validated: a model's name, or a type's. */
  readonly title: string;
  readonly #issues: readonly Issue[];

  constructor(title: string, issues: readonly Issue[]) {
    super();
    this.title = title;
    this.#issues = issues;
  }

  /** Every issue, in the order in which the input was read. */
  errors(): readonly Issue[] {
    return this.#issues;
  }

  /** How many issues there are. */
  errorCount(): number {
    return this.#issues.length;
  }
}

defineMessage(ValidationError, (error) => describeIssues(error.title, error.errors()));

/** Most errors of this kind are answered and never read as text, so the text is made when it is asked for. */
function defineMessage<E extends Error>(Class: { readonly prototype: E }, describe: (error: E) => string): void {
  Object.defineProperty(Class.prototype, "message", {
    get(this: E): string {
      return describe(this);
    },
    configurable: true,
  });
}

const MAX_ISSUES_SHOWN = 20;

function describeIssues(title: string, issues: readonly Issue[]): string {
  const head = `${issues.length} validation error${issues.length === 1 ? "" : "s"} for ${title}`;
  const lines = issues.slice(0, MAX_ISSUES_SHOWN).map((issue) => `${issue.loc.join(".") || "(value)"}: ${issue.msg} [${issue.type}]`);
  if (issues.length > MAX_ISSUES_SHOWN) lines.push(`… and ${issues.length - MAX_ISSUES_SHOWN} more`);
  return [head, ...lines].join("\n  ");
}

/** A request that does not fit its path operation: answered with 422 and FastAPI's body. */
export class RequestValidationError extends Error {
  override readonly name: string = "RequestValidationError";
  readonly #issues: readonly Issue[];
  /** The body as it was read (parsed JSON, text or form), for handlers that want to log or echo it; null where there is none. */
  readonly body: unknown;

  constructor(issues: readonly Issue[], body: unknown = null) {
    super();
    this.#issues = issues;
    this.body = body;
  }

  errors(): readonly Issue[] {
    return this.#issues;
  }
}

defineMessage(RequestValidationError, (error) => describeIssues("the request", error.errors()));

/** The error of a request, without a stack: it would name our own frames only, and cost more than reading the request (12 µs). */
export function requestValidationError(issues: readonly Issue[], body: unknown = null): RequestValidationError {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return new RequestValidationError(issues, body);
  } finally {
    Error.stackTraceLimit = limit;
  }
}

/** The same for the parameters of a websocket: closed with code 1008. */
export class WebSocketRequestValidationError extends Error {
  override readonly name: string = "WebSocketRequestValidationError";
  readonly #issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(describeIssues("the websocket request", issues));
    this.#issues = issues;
  }

  errors(): readonly Issue[] {
    return this.#issues;
  }
}

/** A handler returned what its `returns` refuses: our own fault, a 500 that is logged in full and shows nothing. */
export class ResponseValidationError extends Error {
  override readonly name: string = "ResponseValidationError";
  readonly #issues: readonly Issue[];
  /** What the handler returned. */
  readonly body: unknown;

  constructor(operation: string, issues: readonly Issue[], body: unknown) {
    super(describeIssues(`the answer of ${operation}`, issues));
    this.#issues = issues;
    this.body = body;
  }

  errors(): readonly Issue[] {
    return this.#issues;
  }
}
