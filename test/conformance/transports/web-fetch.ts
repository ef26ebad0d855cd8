// `app.fetch`, as Bun, Deno, workers and other hosts call it: a web `Request` in, a web `Response` out.

import { pending, type Ask, type OpenAnswer, type Pending, type Transport } from "../transport.ts";

const CLIENT = { host: "192.0.2.7", port: 4711 };

export const webFetch: Transport = {
  name: "fetch",
  cannot: {
    literalTargets: "a web Request writes its URL anew, without dot segments",
    separateHeaders: "web Headers join the values of a repeated header with commas",
    trace: "a web Request cannot have the method TRACE",
    bodyOfGet: "a web Request with the method GET has no body",
    proxyHeaders: "there is no connection, so nobody at its other end who could be trusted; the host passes the client's address",
    addedHeaders: "adding headers to every answer is the host's business",
    connections: "there are none",
    websockets: "the web has no standard for a server's side of a websocket",
  },
  async reach(app, options = {}) {
    const works: Promise<unknown>[] = [];
    const begin = (request: Ask): Pending => {
      const leaving = new AbortController();
      const platform = { client: CLIENT, waitUntil: (work: Promise<unknown>) => void works.push(work), rootPath: options.rootPath };
      const answer = Promise.resolve().then(() => app.fetch(toRequest(request, leaving.signal), platform));
      return pending(answer.then(toAnswer), () => leaving.abort());
    };
    const end = async (): Promise<void> => {
      while (works.length > 0) await works.pop();
      await app.shutdown();
    };
    return { client: CLIENT.host, port: 0, begin, [Symbol.asyncDispose]: end };
  },
};

function toRequest({ method = "GET", target, headers = [], body, parts }: Ask, signal: AbortSignal): Request {
  const init: RequestInit & { duplex?: "half" } = { method, signal, headers: new Headers(headers as [string, string][]) };
  if (body !== undefined) {
    const bytes = new Uint8Array(Buffer.from(body as Uint8Array));
    // As hosts do it that have read the head of a request.
    if (!(init.headers as Headers).has("content-length")) (init.headers as Headers).set("content-length", String(bytes.length));
    init.body = bytes;
  } else if (parts !== undefined) {
    init.body = toStream(parts);
    init.duplex = "half";
  }
  return new Request(`http://testserver${target}`, init);
}

/** A body that is asked for part by part. */
export function toStream(parts: NonNullable<Ask["parts"]>): ReadableStream<Uint8Array> {
  const iterator = (async function* () {
    for await (const part of parts) yield new Uint8Array(Buffer.from(part as Uint8Array));
  })();
  return new ReadableStream({
    async pull(controller) {
      const next = await iterator.next();
      if (next.done === true) controller.close();
      else controller.enqueue(next.value);
    },
  });
}

function toAnswer(response: Response): OpenAnswer {
  return { status: response.status, headers: [...response.headers], parts: partsOf(response) };
}

async function* partsOf({ body }: Response): AsyncGenerator<Uint8Array> {
  if (body !== null) yield* body as AsyncIterable<Uint8Array>;
}
