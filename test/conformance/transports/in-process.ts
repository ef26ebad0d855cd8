// `testClient`: the way of an application's own tests, in the same process and without a port.

import { testClient } from "signatura/testing";
import { pending, type Ask, type OpenAnswer, type Pending, type Transport } from "../transport.ts";
import { toStream, webFetch } from "./web-fetch.ts";

const { literalTargets, separateHeaders, trace, bodyOfGet, proxyHeaders, addedHeaders, connections } = webFetch.cannot as Required<typeof webFetch.cannot>;

export const inProcess: Transport = {
  name: "testClient",
  cannot: {
    ...{ literalTargets, separateHeaders, trace, bodyOfGet, proxyHeaders, addedHeaders, connections },
    answersInParts: "a test's answer is there whole",
  },
  async reach(app, options = {}) {
    const client = await testClient(app, {
      throwServerErrors: false,
      followRedirects: false,
      ...(options.rootPath !== undefined && { rootPath: options.rootPath }),
    });
    const begin = ({ method = "GET", target, headers = [], body, parts }: Ask): Pending => {
      const leaving = new AbortController();
      const content = parts === undefined ? body : toStream(parts);
      const answer = client.request(method, target, {
        headers: Object.fromEntries(headers),
        signal: leaving.signal,
        ...(content !== undefined && { body: typeof content === "string" ? new TextEncoder().encode(content) : (content as NonNullable<RequestInit["body"]>) }),
      });
      return pending(
        answer.then((whole): OpenAnswer => ({ status: whole.status, headers: [...whole.headers], parts: once(whole.bytes) })),
        () => leaving.abort(),
      );
    };
    return { client: "testclient", port: 0, begin, [Symbol.asyncDispose]: () => client[Symbol.asyncDispose]() };
  },
};

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
