// `testClient`: the way of an application's own tests, in the same process and without a port. Answers are read whole, or as they come.

import { WebSocketDisconnect } from "signatura";
import { testClient, WebSocketDenialResponse, type TestClient, type TestRequestOptions } from "signatura/testing";
import { pending, type Ask, type OpenAnswer, type Pairs, type SocketEnd, type Transport } from "../transport.ts";
import { toStream, webFetch } from "./web-fetch.ts";

const { literalTargets, separateHeaders, trace, bodyOfGet, proxyHeaders, addedHeaders, connections } = webFetch.cannot as Required<typeof webFetch.cannot>;

const cannot = {
  ...{ literalTargets, separateHeaders, trace, bodyOfGet, proxyHeaders, addedHeaders, connections },
  endsBeforeWork: "a test waits for the work after an answer, too",
};

/** How a request is sent. */
type Send = (client: TestClient, method: string, target: string, options: TestRequestOptions) => Promise<OpenAnswer>;

function inProcess(name: string, more: Transport["cannot"], send: Send): Transport {
  return {
    name,
    cannot: { ...cannot, ...more },
    async reach(app, { rootPath } = {}) {
      const client = await testClient(app, { throwServerErrors: false, followRedirects: false, ...(rootPath !== undefined && { rootPath }) });
      const begin = (request: Ask): ReturnType<typeof pending> => {
        const leaving = new AbortController();
        const answer = send(client, request.method ?? "GET", request.target, { ...toOptions(request), signal: leaving.signal });
        return pending(answer, () => leaving.abort());
      };
      const connect = (target: string, headers?: Pairs): Promise<SocketEnd> => openSocket(client, target, headers);
      return { client: "testclient", port: 0, begin, connect, [Symbol.asyncDispose]: () => client[Symbol.asyncDispose]() };
    },
  };
}

function toOptions({ headers = [], body, parts }: Ask): TestRequestOptions {
  const content = parts === undefined ? body : toStream(parts);
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : (content as TestRequestOptions["body"]);
  return { headers: Object.fromEntries(headers), ...(bytes !== undefined && { body: bytes }) };
}

export const testClientRequest: Transport = inProcess(
  "testClient",
  { answersInParts: "what `request` gives is there whole" },
  async (client, method, target, options) => {
    const { status, headers, bytes } = await client.request(method, target, options);
    return { status, headers: [...headers], parts: once(bytes) };
  },
);

export const testClientStream: Transport = inProcess("testClient.stream", {}, async (client, method, target, options) => {
  const stream = await client.stream(method, target, options);
  return { status: stream.status, headers: [...stream.headers], parts: stream.bytes() };
});

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function openSocket(client: TestClient, target: string, headers: Pairs = []): Promise<SocketEnd> {
  try {
    const socket = await client.websocket(target, { headers: Object.fromEntries(headers) });
    const chosen: Pairs = socket.subprotocol === undefined ? [] : [["sec-websocket-protocol", socket.subprotocol]];
    return {
      status: 101,
      headers: [...socket.headers, ...chosen],
      body: "",
      send: (message) => (typeof message === "string" ? socket.sendText(message) : socket.sendBytes(message)),
      receive: () => socket.receive().catch(toGoodbye),
      close: (code, reason) => void socket.close(code, reason),
      [Symbol.asyncDispose]: () => socket[Symbol.asyncDispose](),
    };
  } catch (error) {
    return toRefusal(error);
  }
}

function toGoodbye(error: unknown): { readonly code: number; readonly reason: string } {
  if (error instanceof WebSocketDisconnect) return { code: error.code, reason: error.reason };
  throw error;
}

/** A test sees a refusal as an error: with the answer, where there is one of the application's own. */
function toRefusal(error: unknown): SocketEnd {
  if (!(error instanceof WebSocketDisconnect)) throw error;
  const answer = error instanceof WebSocketDenialResponse ? error.response : undefined;
  const never = (): never => {
    throw new Error("The websocket was refused.");
  };
  return {
    status: answer?.status ?? 403,
    headers: [...(answer?.headers ?? [])],
    body: answer?.text ?? "",
    send: never,
    receive: never,
    close: never,
    [Symbol.asyncDispose]: async () => undefined,
  };
}
