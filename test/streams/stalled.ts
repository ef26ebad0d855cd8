// A client that stops reading in the midst of a large answer, and what it costs the server and others. The server is a process of its own.

import { connect, type Socket } from "node:net";
import { startServer, type ServerProcess } from "./server-process.ts";

/** What flood-server.ts tells of itself. */
interface State {
  readonly rss: number;
  readonly produced: number;
  readonly stopped: number;
  readonly torn: number;
  readonly open: number;
  readonly stalled: number;
  readonly evicted: number;
}

export interface StalledOptions {
  /** How long the client reads nothing, in seconds. */
  readonly seconds: number;
  /** What its producer would yield. */
  readonly megabytes: number;
  /** After how many seconds the second client is given up. */
  readonly deadline: number;
}

export interface StalledOutcome {
  /** How far the server's resident memory was above what it was before, at most, in bytes. */
  readonly grown: number;
  /** How many bytes the producer had made when it was stopped. */
  readonly produced: number;
  /** The time between two events of another client, in milliseconds: the median without a stalled client, with one, and the longest with one. */
  readonly othersBefore: number;
  readonly othersDuring: number;
  readonly othersLongest: number;
  /** How many bytes the client got once it read on; all of them are `megabytes` MiB. */
  readonly received: number;
  readonly expected: number;
  /** Of the client with a deadline. */
  readonly evicted: number;
  readonly torn: number;
  readonly stopped: number;
}

const WARM_UP_MEGABYTES = 256;

export async function watchStalledClient({ seconds, megabytes, deadline }: StalledOptions): Promise<StalledOutcome> {
  await using server = await startServer<State>("flood-server.ts");
  // Memory that any stream takes once is not the stalled client's.
  await readAll(request(server, `/flood?megabytes=${WARM_UP_MEGABYTES}`));
  const ticks = new TickClient(server);
  await pause(Math.min(2, seconds));
  const before = await settledState(server);
  const othersBefore = ticks.takeGaps();
  const client = request(server, `/flood?megabytes=${megabytes}`);
  await firstBytes(client);
  let highest = 0;
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    await pause(Math.min(1, seconds / 10));
    highest = Math.max(highest, (await server.state()).rss);
  }
  const during = await server.state();
  const othersDuring = ticks.takeGaps();
  const received = await readAll(client);
  const evicted = await watchEviction(server, megabytes, deadline);
  ticks.end();
  return {
    grown: highest - before.rss,
    produced: during.produced - before.produced,
    othersBefore: median(othersBefore),
    othersDuring: median(othersDuring),
    othersLongest: Math.max(...othersDuring),
    received,
    expected: megabytes * 1024 * 1024,
    ...evicted,
  };
}

/** A second client, which is given up. */
async function watchEviction(server: ServerProcess<State>, megabytes: number, deadline: number): Promise<Pick<State, "evicted" | "torn" | "stopped">> {
  const before = await server.state();
  const client = request(server, `/flood?megabytes=${megabytes}&deadline=${deadline}`);
  await firstBytes(client);
  let state = await server.state();
  const tries = (deadline + 10) * 20;
  for (let count = 0; count < tries && state.torn === before.torn; count += 1) {
    await pause(0.05);
    state = await server.state();
  }
  client.destroy();
  return { evicted: state.evicted - before.evicted, torn: state.torn - before.torn, stopped: state.stopped - before.stopped };
}

function request(server: ServerProcess<State>, target: string): Socket {
  const socket = connect(server.port, "127.0.0.1");
  socket.on("error", () => undefined);
  socket.write(`GET ${target} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`);
  return socket;
}

/** Reads the beginning of an answer, and then nothing. */
function firstBytes(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.once("data", () => {
      socket.pause();
      resolve();
    });
  });
}

/** How many x and line ends there are in what follows. */
function readAll(socket: Socket): Promise<number> {
  let lines = 0;
  return new Promise((resolve) => {
    // A part ends with a line end of its own; the lines of its framing have a carriage return before theirs.
    let last = 0;
    socket.on("data", (part) => {
      const bytes = part as Buffer;
      for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) if ((at === 0 ? last : bytes[at - 1]) === X) lines += 1;
      last = bytes.at(-1)!;
    });
    socket.once("close", () => resolve(lines * 65_536));
    socket.resume();
  });
}

const X = "x".charCodeAt(0);

/** Memory that is garbage by now may take a moment to be given back. */
async function settledState(server: ServerProcess<State>): Promise<State> {
  let lowest = await server.state();
  for (let count = 0; count < 5; count += 1) {
    await pause(0.1);
    const next = await server.state();
    if (next.rss < lowest.rss) lowest = next;
  }
  return lowest;
}

/** A client of small events, which notes how long each took to come. */
class TickClient {
  readonly #socket: Socket;
  #gaps: number[] = [];
  #last = performance.now();

  constructor(server: ServerProcess<State>) {
    this.#socket = request(server, "/ticks");
    this.#socket.on("data", () => {
      const now = performance.now();
      this.#gaps.push(now - this.#last);
      this.#last = now;
    });
  }

  takeGaps(): number[] {
    const gaps = this.#gaps;
    this.#gaps = [];
    return gaps;
  }

  end(): void {
    this.#socket.destroy();
  }
}

function pause(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
