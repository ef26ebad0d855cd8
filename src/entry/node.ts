// `signatura/node`: the server on Node.

import "../kernel/supported-node.ts";

export { serve } from "../server/node/serve.ts";
export type { AnsweredRequest, RunningServer, Servable, ServeOptions } from "../server/node/serve.ts";
