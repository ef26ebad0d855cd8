// What a websocket may ask of the server: uvicorn's options and defaults.

export interface SocketOptions {
  /** The largest message, in bytes: 16 MiB by default. A larger one closes the websocket with 1009. */
  readonly wsMaxSize?: number;
  /** How many messages may wait for the handler before the client is stopped: 32 by default. */
  readonly wsMaxQueue?: number;
  /** How often a ping is sent, in seconds: 20 by default; 0 sends none. */
  readonly wsPingInterval?: number;
  /** How long the answer to a ping may take, in seconds, before the websocket is closed with 1011: 20 by default; 0 waits for ever. */
  readonly wsPingTimeout?: number;
  /** Whether messages are compressed for clients that want it: true by default. */
  readonly wsPerMessageDeflate?: boolean;
}

export interface SocketLimits {
  readonly maxSize: number;
  readonly maxQueue: number;
  readonly pingInterval: number;
  readonly pingTimeout: number;
  readonly perMessageDeflate: boolean;
}

export function readSocketLimits(options: SocketOptions): SocketLimits {
  const { wsMaxSize = 16_777_216, wsMaxQueue = 32, wsPingInterval = 20, wsPingTimeout = 20, wsPerMessageDeflate = true } = options;
  return { maxSize: wsMaxSize, maxQueue: wsMaxQueue, pingInterval: wsPingInterval, pingTimeout: wsPingTimeout, perMessageDeflate: wsPerMessageDeflate };
}
