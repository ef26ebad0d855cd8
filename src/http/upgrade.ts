// The seam between an application and a server for websockets: the handshake, and the messages after it. Servers implement it; in tests a pair
// of queues does.

/** One message, or the end. What comes after the end is the end again. */
export type SocketMessage =
  | { readonly type: "text"; readonly data: string }
  | { readonly type: "bytes"; readonly data: Uint8Array }
  | { readonly type: "close"; readonly code: number; readonly reason: string };

/** An open websocket. */
export interface SocketTransport {
  /** The next message. Not called again before it has come. */
  receive(): Promise<SocketMessage>;
  /** Gives a promise where the other side is slow: it ends when there is room again. @throws WebSocketDisconnect where the other side is gone */
  send(data: string | Uint8Array): void | Promise<void>;
  /** Says goodbye. What is sent and received after it is lost. */
  close(code: number, reason: string): void;
}

/** What the answer to a handshake may say. */
export interface UpgradeAnswer {
  readonly subprotocol: string | undefined;
  /** A flat list of names and values, names in small letters. */
  readonly headers: readonly string[];
}

/** A client's wish for a websocket, as long as nobody has answered it. A reply of any other status refuses it. */
export interface Upgrade {
  /** Answers with 101. @throws WebSocketDisconnect where the client has gone */
  accept(answer: UpgradeAnswer): Promise<SocketTransport>;
}
