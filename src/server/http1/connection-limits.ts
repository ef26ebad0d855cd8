// What a client may ask of one connection of our own engine: sizes in bytes, times in seconds.

export interface ConnectionLimits {
  /** Of a head: 16 KiB by default; 431 beyond, 414 where it is the target alone. */
  readonly headSize: number;
  /** For a head to be whole, from its first byte or from the beginning of the connection: 60 by default; 408 beyond. */
  readonly headTime: number;
  /** Between two parts of a body: 30 by default. */
  readonly bodyPause: number;
  /** For a whole request: 300 by default. */
  readonly requestTime: number;
  /** For the next request to begin. */
  readonly keepAlive: number;
  /** For a client to take any of what waits for it: 60 by default. */
  readonly sendPause: number;
  /** Requests that one connection may bring; 0 for any number. */
  readonly requests: number;
}

export const DEFAULT_LIMITS: ConnectionLimits = {
  headSize: 16_384,
  headTime: 60,
  bodyPause: 30,
  requestTime: 300,
  keepAlive: 5,
  sendPause: 60,
  requests: 0,
};
