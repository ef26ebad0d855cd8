// Requests as a corpus of a parity pair lists them: short to write, exact on the wire.

import type { App } from "signatura";
import type { ServeOptions } from "signatura/node";
import type { WireRequest } from "../support/wire.ts";

type Headers = Readonly<Record<string, string>> | readonly (readonly [string, string])[];

export interface ParityRequest extends WireRequest {
  /** Why FastAPI may fail here, with 404 or 500, where the twin answers something better. */
  readonly failsThere?: string;
}

/** What a `.ts` file of `apps/` gives: the twin of the Python program beside it, and what both are asked. */
export interface ParityApp {
  readonly app: App;
  /** In this order, one after the other: later answers may depend on earlier requests. */
  readonly requests: readonly ParityRequest[];
  /** The twin's way of being served; the Python program has `ROOT_PATH` for it. */
  readonly serveOptions?: ServeOptions;
}

function toPairs(headers: Headers): readonly (readonly [string, string])[] {
  return Array.isArray(headers) ? (headers as readonly (readonly [string, string])[]) : Object.entries(headers);
}

/** A request of any method, with a body that is sent as it is. */
export function ask(method: string, target: string, headers: Headers = {}, body?: string | Uint8Array): WireRequest {
  return { method, target, headers: toPairs(headers), body };
}

export function get(target: string, headers: Headers = {}): WireRequest {
  return ask("GET", target, headers);
}

/** POST of a value as JSON. */
export function post(target: string, value: unknown, headers: Headers = {}): WireRequest {
  return ask("POST", target, [["content-type", "application/json"], ...toPairs(headers)], JSON.stringify(value));
}

/** POST of a text that claims to be JSON. */
export function postText(target: string, text: string | Uint8Array, contentType: string | null = "application/json"): WireRequest {
  return ask("POST", target, contentType === null ? {} : { "content-type": contentType }, text);
}

/** POST of an urlencoded form. */
export function postForm(target: string, text: string): WireRequest {
  return ask("POST", target, { "content-type": "application/x-www-form-urlencoded" }, text);
}

/** A request that FastAPI cannot answer: what it would repeat is no JSON or no UTF-8, and its own error handler fails. */
export function unrepeatable(request: WireRequest): ParityRequest {
  return { ...request, failsThere: "what it would repeat of the request cannot be written as JSON" };
}
