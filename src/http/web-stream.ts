// Parts as a web stream: each is pulled when there is room for one, and the producer is stopped when the client goes.

import { ClientDisconnect, ClientStalled } from "./exchange.ts";
import type { StreamLine } from "./stream-meter.ts";

/** The client at the other end of a stream: whether it has gone, and how to tell others that it has. */
export interface StreamClient {
  readonly signal: AbortSignal;
  "~abort"(): void;
}

/** @param done Told once of the end: with the error that cut it short, or with undefined. */
export function toWebStream(
  parts: AsyncIterable<string | Uint8Array>,
  client: StreamClient,
  done: (error: unknown) => void,
  line?: StreamLine,
): ReadableStream<Uint8Array> {
  const iterator = parts[Symbol.asyncIterator]();
  let isOver = false;
  const end = (error: unknown): void => {
    if (isOver) return;
    isOver = true;
    client.signal.removeEventListener("abort", onAbort);
    line?.end();
    done(error);
  };
  const stop = async (): Promise<void> => {
    if (isOver) return;
    isOver = true;
    client.signal.removeEventListener("abort", onAbort);
    // What the producer waits for may be waiting for the signal.
    client["~abort"]();
    let error: unknown = line?.isEvicted === true ? new ClientStalled() : new ClientDisconnect();
    try {
      await iterator.return?.();
    } catch (late) {
      error = late;
    }
    line?.end();
    done(error);
  };
  let controller: ReadableStreamDefaultController<Uint8Array>;
  const onAbort = (): void => {
    controller.error(client.signal.reason);
    void stop();
  };
  return new ReadableStream<Uint8Array>(
    {
      start(given) {
        controller = given;
        line?.begin(() => {
          controller.error(new ClientStalled());
          void stop();
        });
        if (client.signal.aborted) {
          onAbort();
          return;
        }
        client.signal.addEventListener("abort", onAbort);
        line?.wait();
      },
      async pull() {
        line?.go();
        try {
          const next = await iterator.next();
          if (isOver) return;
          if (next.done === true) {
            controller.close();
            end(undefined);
            return;
          }
          const bytes = typeof next.value === "string" ? encoder.encode(next.value) : next.value;
          line?.sent(bytes.length);
          controller.enqueue(bytes);
          line?.wait();
        } catch (error) {
          if (!isOver) controller.error(error);
          end(error);
        }
      },
      cancel: stop,
    },
    { highWaterMark: 0 },
  );
}

const encoder = new TextEncoder();
