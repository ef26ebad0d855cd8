// `serve()` on our own HTTP/1.1, over a real socket.

import { serve } from "signatura/node";
import { silentLogger } from "../../../src/kernel/logger.ts";
import type { Transport } from "../transport.ts";
import { begin } from "./node-http.ts";
import { connect } from "./wire-socket.ts";

export const http1: Transport = {
  name: "http1",
  cannot: {},
  async reach(app, options) {
    const server = await serve(app, { port: 0, logger: silentLogger, http: "http1", ...options });
    return {
      client: "127.0.0.1",
      port: server.port,
      refusesBadHosts: true,
      begin: (request) => begin(server.port, request),
      connect: (target, headers) => connect(server.port, target, headers),
      [Symbol.asyncDispose]: () => server.close(),
    };
  },
};
