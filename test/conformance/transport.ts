// What the conformance suite asks of a way from a client to an application. A new server, or a new runtime, is one file that implements this and
// one line in `transports.ts`; what such a way cannot do it says by name, with the reason.

import type { App } from "signatura";
import type { ServeOptions } from "signatura/node";

/** What not every transport can do. Tests say what they need of these. */
export interface Abilities {
  /** Sends a path as it is written, dot segments and all. */
  readonly literalTargets: string;
  /** Sends a header several times, so that the application sees each. */
  readonly separateHeaders: string;
  /** Sends `TRACE`. */
  readonly trace: string;
  /** Sends a body with GET. */
  readonly bodyOfGet: string;
  /** Reads an answer as it comes, and may leave in its midst. */
  readonly answersInParts: string;
  /** Gives the end of an answer while the work after it still runs. */
  readonly endsBeforeWork: string;
  /** Believes `x-forwarded-for` and `x-forwarded-proto` of a trusted peer. */
  readonly proxyHeaders: string;
  /** Adds headers of its own to answers. */
  readonly addedHeaders: string;
  /** Has connections: `port` is one to connect to. */
  readonly connections: string;
  /** Opens websockets. */
  readonly websockets: string;
}

export type Ability = keyof Abilities;

export type Pairs = readonly (readonly [name: string, value: string])[];

export interface Ask {
  /** `GET` by default. */
  readonly method?: string;
  readonly target: string;
  readonly headers?: Pairs;
  /** Sent whole, with its length. */
  readonly body?: string | Uint8Array;
  /** Sent part by part, without a length. */
  readonly parts?: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;
}

/** An answer whose head has come. */
export interface OpenAnswer {
  readonly status: number;
  /** Names in small letters. */
  readonly headers: Pairs;
  /** What follows; throws where the answer breaks off. */
  readonly parts: AsyncIterator<Uint8Array, unknown, undefined>;
}

/** A request that has been sent. */
export interface Pending {
  /** Rejects where no answer comes. */
  readonly answer: Promise<OpenAnswer>;
  /** The client goes. */
  leave(): void;
}

/** A client that leaves does not ask what became of its answer. */
export function pending(answer: Promise<OpenAnswer>, leave: () => void): Pending {
  answer.catch(() => undefined);
  return { answer, leave };
}

/** The other side's goodbye. */
export interface Goodbye {
  readonly code: number;
  readonly reason: string;
}

/** A client's end of a websocket, or its refusal. */
export interface SocketEnd extends AsyncDisposable {
  /** 101, or that of the refusal. */
  readonly status: number;
  readonly headers: Pairs;
  /** Of a refusal. */
  readonly body: string;
  send(message: string | Uint8Array): void;
  receive(): Promise<string | Uint8Array | Goodbye>;
  close(code: number, reason?: string): void;
}

export type ReachOptions = Pick<ServeOptions, "rootPath" | "headers" | "forwardedAllowIps">;

/** An application that can be reached. Disposing of it ends the application. */
export interface Reached extends AsyncDisposable {
  /** Host and port by which the application sees this client. */
  readonly client: string;
  /** 0 where there are no connections. */
  readonly port: number;
  /** Whether a Host that is none is refused before the application sees it. */
  readonly refusesBadHosts?: boolean;
  begin(ask: Ask): Pending;
  /** Asks for a websocket. Undefined where there are none. */
  readonly connect?: (target: string, headers?: Pairs) => Promise<SocketEnd>;
}

export interface Transport {
  readonly name: string;
  /** What it cannot do, and why. */
  readonly cannot: Readonly<Partial<Abilities>>;
  reach(app: App, options?: ReachOptions): Promise<Reached>;
}

/** A whole answer. */
export interface Answer {
  readonly status: number;
  readonly headers: Pairs;
  readonly body: Buffer;
}

/** Sends a request and reads the whole answer. */
export async function ask(reached: Reached, request: Ask | string): Promise<Answer> {
  const { status, headers, parts } = await reached.begin(typeof request === "string" ? { target: request } : request).answer;
  return { status, headers, body: await readRest(parts) };
}

export async function readRest(parts: OpenAnswer["parts"]): Promise<Buffer> {
  const read: Uint8Array[] = [];
  for (let next = await parts.next(); next.done !== true; next = await parts.next()) read.push(next.value);
  return Buffer.concat(read);
}

/** Every value of a header. */
export function valuesOf(headers: Pairs, name: string): string[] {
  return headers.filter(([key]) => key === name).map(([, value]) => value);
}

/** Status and body of an answer: JSON as its value, anything else as text. */
export function told({ status, headers, body }: Answer): [status: number, body: unknown] {
  const text = body.toString();
  const isJson = valuesOf(headers, "content-type")[0]?.startsWith("application/json") === true && text !== "";
  return [status, isJson ? (JSON.parse(text) as unknown) : text];
}
