// Cross-origin requests (CORS, https://fetch.spec.whatwg.org/#http-cors-protocol), answered as Starlette's CORSMiddleware does it. What can
// be decided at start is: a simple request costs a look at its `origin` and no promise.

import { isPromise } from "../kernel/promises.ts";
import type { Middleware } from "../http/middleware.ts";
import type { HttpRequest } from "../http/request.ts";
import { PlainTextResponse, type HttpResponse } from "../http/response.ts";

export interface CorsOptions {
  /** Origins that may read answers: `https://example.com`. `*` stands for all. None by default. */
  readonly allowOrigins?: readonly string[];
  /** Origins that match it from end to end may read answers, too. */
  readonly allowOriginRegex?: RegExp | string;
  /** Methods that a preflight allows; `*` stands for all that are common. `GET` by default. */
  readonly allowMethods?: readonly string[];
  /** Headers that a preflight allows, beside those that always are; `*` stands for all. */
  readonly allowHeaders?: readonly string[];
  /** Whether cookies may be sent. False by default. With origins `*` the answer names the origin, as browsers want it. */
  readonly allowCredentials?: boolean;
  /** Whether pages of the public net may reach this server in a private one. False by default. */
  readonly allowPrivateNetwork?: boolean;
  /** Headers of answers that scripts may read, beside those that they always may. */
  readonly exposeHeaders?: readonly string[];
  /** How long a browser may keep the answer to a preflight, in seconds: 600 by default. */
  readonly maxAge?: number;
}

const ALL_METHODS: readonly string[] = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "QUERY"];
const ALWAYS_ALLOWED: readonly string[] = ["Accept", "Accept-Language", "Content-Language", "Content-Type"];
const PREFLIGHT_VARY = "Origin, Access-Control-Request-Method, Access-Control-Request-Headers, Access-Control-Request-Private-Network";

/**
 * Lets pages of other origins read answers. Preflights are answered here, and with 400 where they ask for too much.
 *
 * @example
 * app.middleware(cors({ allowOrigins: ["https://example.com"], allowMethods: ["*"], allowCredentials: true }));
 */
export function cors(options: CorsOptions = {}): Middleware {
  const policy = new Policy(options);
  return (request, next) => {
    const exchange = request["~exchange"];
    const origin = exchange.header("origin");
    if (origin !== undefined && request.method === "OPTIONS" && exchange.header("access-control-request-method") !== undefined) {
      return policy.preflight(request, origin);
    }
    const response = next();
    if (isPromise(response)) return response.then((settled) => policy.decorate(settled, origin));
    return policy.decorate(response, origin);
  };
}

class Policy {
  readonly #origins: ReadonlySet<string>;
  readonly #regex: RegExp | undefined;
  readonly #anyOrigin: boolean;
  readonly #methods: readonly string[];
  readonly #headers: ReadonlySet<string>;
  readonly #anyHeader: boolean;
  readonly #credentials: boolean;
  readonly #privateNetwork: boolean;
  /** Whether a preflight names the origin rather than `*`. */
  readonly #namesOrigin: boolean;
  readonly #simple: readonly (readonly [string, string])[];
  readonly #preflight: Readonly<Record<string, string>>;

  constructor(options: CorsOptions) {
    const { allowOrigins = [], allowOriginRegex, allowMethods = ["GET"], allowHeaders = [], allowCredentials = false, exposeHeaders = [] } = options;
    this.#origins = new Set(allowOrigins);
    this.#regex = allowOriginRegex === undefined ? undefined : fullMatch(allowOriginRegex);
    this.#anyOrigin = this.#origins.has("*");
    this.#methods = allowMethods.includes("*") ? ALL_METHODS : allowMethods;
    const headers = [...new Set([...ALWAYS_ALLOWED, ...allowHeaders])].toSorted((one, other) => (one < other ? -1 : 1));
    this.#headers = new Set(headers.map((header) => header.toLowerCase()));
    this.#anyHeader = allowHeaders.includes("*");
    this.#credentials = allowCredentials;
    this.#privateNetwork = options.allowPrivateNetwork ?? false;
    this.#namesOrigin = !this.#anyOrigin || allowCredentials;

    const simple: [string, string][] = [];
    if (this.#anyOrigin) simple.push(["access-control-allow-origin", "*"]);
    if (allowCredentials) simple.push(["access-control-allow-credentials", "true"]);
    if (exposeHeaders.length > 0) simple.push(["access-control-expose-headers", exposeHeaders.join(", ")]);
    this.#simple = simple;

    this.#preflight = {
      vary: PREFLIGHT_VARY,
      ...(this.#namesOrigin ? {} : { "access-control-allow-origin": "*" }),
      "access-control-allow-methods": this.#methods.join(", "),
      "access-control-max-age": String(options.maxAge ?? 600),
      ...(this.#anyHeader ? {} : { "access-control-allow-headers": headers.join(", ") }),
      ...(allowCredentials ? { "access-control-allow-credentials": "true" } : {}),
    };
  }

  preflight(request: HttpRequest, origin: string): HttpResponse {
    const exchange = request["~exchange"];
    const headers: Record<string, string> = { ...this.#preflight };
    const failures: string[] = [];
    if (!this.#allows(origin)) failures.push("origin");
    else if (this.#namesOrigin) headers["access-control-allow-origin"] = origin;
    if (!this.#methods.includes(exchange.header("access-control-request-method")!)) failures.push("method");
    const asked = exchange.header("access-control-request-headers");
    if (asked !== undefined) {
      if (this.#anyHeader) headers["access-control-allow-headers"] = asked;
      else if (!asked.split(",").every((name) => this.#headers.has(name.trim().toLowerCase()))) failures.push("headers");
    }
    if (exchange.header("access-control-request-private-network") !== undefined) {
      if (this.#privateNetwork) headers["access-control-allow-private-network"] = "true";
      else failures.push("private-network");
    }
    if (failures.length > 0) return new PlainTextResponse(`Disallowed CORS ${failures.join(", ")}`, { status: 400, headers });
    return new PlainTextResponse("OK", { headers });
  }

  /** Writes into the answer. `vary` is there without an origin, too, since the answer would differ with one. */
  decorate(response: HttpResponse, origin: string | undefined): HttpResponse {
    const { headers } = response;
    if (origin !== undefined) {
      for (const [name, value] of this.#simple) headers.set(name, value);
      const isNamed = this.#anyOrigin ? this.#credentials : this.#allows(origin);
      if (isNamed) headers.set("access-control-allow-origin", origin);
    }
    headers.vary("Origin");
    return response;
  }

  #allows(origin: string): boolean {
    return this.#anyOrigin || this.#origins.has(origin) || this.#regex?.test(origin) === true;
  }
}

/** The expression, but matching only from end to end. */
function fullMatch(expression: RegExp | string): RegExp {
  const { source, flags } = typeof expression === "string" ? new RegExp(expression) : expression;
  return new RegExp(`^(?:${source})$`, flags.replace(/[gmy]/g, ""));
}
