// `signatura/node`: the server on Node.

export { serve } from "../server/node/serve.ts";
export type { AnsweredRequest, RunningServer, Servable, ServeOptions } from "../server/node/serve.ts";
