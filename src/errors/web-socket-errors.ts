// What happens to those who use a websocket that is closed, or not open yet.

/** The other side has closed the websocket, or is gone. A handler that lets it through ends as it should: nothing is logged. */
export class WebSocketDisconnect extends Error {
  override readonly name: string = "WebSocketDisconnect";
  /** 1000 to 4999; 1005 where the other side gave none, 1006 where it broke off. */
  readonly code: number;
  readonly reason: string;

  constructor(code = 1000, reason = "") {
    super(`The websocket was closed with ${code}${reason === "" ? "" : `: ${reason}`}`);
    this.code = code;
    this.reason = reason;
  }
}

/** The websocket is used before it was accepted, or after its end. */
export class WebSocketDisconnected extends Error {
  override readonly name: string = "WebSocketDisconnected";
}
