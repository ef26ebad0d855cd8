// What is counted of an application's streams, and when a client that takes nothing is given up. Whoever writes a stream tells of it by its line.

/** What has become of an application's streams since it was made: for metrics, and for tests. A mounted application counts its own. */
export interface StreamCounts {
  /** Streams, and files, whose answer is on its way now. */
  readonly open: number;
  /** Those among them whose client takes nothing at the moment: their producers wait. */
  readonly stalled: number;
  /** All that were begun. */
  readonly opened: number;
  /** Items that were written: events, lines, parts. Neither pings nor the parts of files. */
  readonly events: number;
  /** Bytes that were handed to the connection, without its framing. */
  readonly bytes: number;
  /** Clients that were given up because they took nothing for `stallTimeout`. */
  readonly evicted: number;
}

/** What streams share of their application: their counts, and that it stops. */
export class StreamMeter implements StreamCounts {
  readonly #enders = new Set<() => void>();
  #isStopping = false;
  open = 0;
  stalled = 0;
  opened = 0;
  events = 0;
  bytes = 0;
  evicted = 0;

  /** Calls back when the server begins to stop; at once where it has. */
  addEnder(end: () => void): void {
    this.#enders.add(end);
    if (this.#isStopping) end();
  }

  removeEnder(end: () => void): void {
    this.#enders.delete(end);
  }

  start(): void {
    this.#isStopping = false;
  }

  stop(): void {
    this.#isStopping = true;
    for (const end of this.#enders) end();
  }
}

/** Two minutes: twice what nginx allows between two reads. */
export const STALL_TIMEOUT = 120;

/** What a timer can wait for at most, in milliseconds. */
const LONGEST = 2_147_483_647;

/** One stream on its way to its client. */
export class StreamLine {
  readonly #meter: StreamMeter;
  readonly #patience: number;
  readonly #onEvicted: () => void;
  #evict: () => void = noop;
  #isWaiting = false;
  #since = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether the client was given up. */
  isEvicted = false;

  /**
   * @param stallTimeout In seconds; 0 waits for ever.
   * @param onEvicted Told when the client is given up.
   */
  constructor(meter: StreamMeter, stallTimeout: number, onEvicted: () => void) {
    this.#meter = meter;
    this.#patience = stallTimeout > 0 ? Math.min(stallTimeout * 1000, LONGEST) : 0;
    this.#onEvicted = onEvicted;
  }

  /** @param evict Ends the connection. */
  begin(evict: () => void): void {
    this.#evict = evict;
    this.#meter.open += 1;
    this.#meter.opened += 1;
  }

  sent(bytes: number): void {
    this.#meter.bytes += bytes;
  }

  /** The client takes nothing more for now. */
  wait(): void {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    this.#meter.stalled += 1;
    if (this.#patience === 0) return;
    this.#since = performance.now();
    if (this.#timer === undefined) this.#arm(this.#patience);
  }

  /** It does again. */
  go(): void {
    if (!this.#isWaiting) return;
    this.#isWaiting = false;
    this.#meter.stalled -= 1;
  }

  end(): void {
    this.go();
    clearTimeout(this.#timer);
    this.#meter.open -= 1;
  }

  /** One timer serves all waits: it looks whether the one that it finds is old enough. */
  #arm(delay: number): void {
    this.#timer = setTimeout(StreamLine.#lookAt, delay, this);
    (this.#timer as { unref?: () => void }).unref?.();
  }

  static #lookAt(line: StreamLine): void {
    line.#look();
  }

  #look(): void {
    this.#timer = undefined;
    if (!this.#isWaiting) return;
    const waited = performance.now() - this.#since;
    if (waited < this.#patience) {
      this.#arm(this.#patience - waited);
      return;
    }
    this.isEvicted = true;
    this.#meter.evicted += 1;
    this.#onEvicted();
    this.#evict();
  }
}

function noop(): void {}
