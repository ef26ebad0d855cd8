// The options of `run` and `dev` for websockets, with uvicorn's names and meaning.

import type { SocketOptions } from "../server/node/socket-limits.ts";
import type { Numeric, Text, Values } from "./options.ts";

export type WsOptions = {
  readonly "ws-max-size": Numeric;
  readonly "ws-max-queue": Numeric;
  readonly "ws-ping-interval": Numeric;
  readonly "ws-ping-timeout": Numeric;
  readonly "ws-per-message-deflate": Text;
};

export const WS_OPTIONS: WsOptions = {
  "ws-max-size": { kind: "integer", value: "<bytes>", least: 1, help: "The largest message of a websocket.", fallback: "16777216" },
  "ws-max-queue": { kind: "integer", value: "<number>", least: 1, help: "How many messages may wait before their client is stopped.", fallback: "32" },
  "ws-ping-interval": { kind: "number", value: "<seconds>", least: 0, help: "How often websockets are pinged; 0: never.", fallback: "20" },
  "ws-ping-timeout": {
    kind: "number",
    value: "<seconds>",
    least: 0,
    help: "How long the answer to a ping may take before the websocket is closed; 0: for ever.",
    fallback: "20",
  },
  "ws-per-message-deflate": {
    kind: "text",
    value: "<true|false>",
    choices: ["true", "false"],
    help: "Compress messages for clients that want it.",
    fallback: "true",
  },
};

export function readWsOptions(values: Values<WsOptions>): SocketOptions {
  return {
    ...(values["ws-max-size"] !== undefined && { wsMaxSize: values["ws-max-size"] }),
    ...(values["ws-max-queue"] !== undefined && { wsMaxQueue: values["ws-max-queue"] }),
    ...(values["ws-ping-interval"] !== undefined && { wsPingInterval: values["ws-ping-interval"] }),
    ...(values["ws-ping-timeout"] !== undefined && { wsPingTimeout: values["ws-ping-timeout"] }),
    ...(values["ws-per-message-deflate"] !== undefined && { wsPerMessageDeflate: values["ws-per-message-deflate"] === "true" }),
  };
}
