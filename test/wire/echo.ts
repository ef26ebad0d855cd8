// What says what reached it: method, address and body. It stands where an application would, so that nothing of one takes part.

import type { Servable } from "signatura/node";

type Exchange = Parameters<Servable["handle"]>[0];
type Reply = Awaited<ReturnType<Servable["handle"]>>;

const MOST = 1_048_576;

export const echo: Servable = {
  rootPath: "",
  startup: () => Promise.resolve(),
  shutdown: () => Promise.resolve(),
  handle(exchange) {
    const read = new Promise<Uint8Array>((resolve) => resolve(exchange.body(MOST)));
    return read.then(
      (bytes) => say(exchange, Buffer.from(bytes).toString("latin1")),
      () => reply(400, [], ""),
    );
  },
};

function say({ method, path, query }: Exchange, body: string): Reply {
  const said = `${method} ${path}${query === "" ? "" : `?${query}`}${body === "" ? "" : ` ${body}`}`;
  // The answer to HEAD has no body, and must not look as if it had one.
  return reply(200, method === "HEAD" ? [] : ["x-echo", "yes"], said);
}

function reply(status: number, pairs: string[], said: string): Reply {
  return { status, pairs, body: Buffer.from(said, "latin1"), afterSent: undefined };
}
