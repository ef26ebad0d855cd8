// `testClient`: the way of an application's own tests, in the same process and without a port. Answers are read whole, or as they come.

import { testClient, type TestClient, type TestRequestOptions } from "signatura/testing";
import { pending, type Ask, type OpenAnswer, type Transport } from "../transport.ts";
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
      return { client: "testclient", port: 0, begin, [Symbol.asyncDispose]: () => client[Symbol.asyncDispose]() };
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
