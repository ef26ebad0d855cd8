// `signatura/node`: the server on Node.

import "../kernel/supported-node.ts";

export { serve } from "../server/node/serve.ts";
export type { ListenPlace } from "../server/node/listen.ts";
export type { SocketOptions } from "../server/node/socket-limits.ts";
export type { ConnectionLimits } from "../server/http1/connection-limits.ts";
export type { AnsweredRequest, Servable } from "../server/node/engine.ts";
export type { CloseOptions, RunningServer, ServeOptions } from "../server/node/serve.ts";
