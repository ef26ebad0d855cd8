// The end of a stream that nobody will read.

import { isStream, type Reply } from "../http/response.ts";

/** Stops what would have produced the body. Gives undefined where there is none, else a promise of what its end threw. */
export function stopProducer({ body }: Reply): Promise<unknown> | undefined {
  if (!isStream(body)) return undefined;
  return stop(body[Symbol.asyncIterator]());
}

async function stop(producer: AsyncIterator<unknown>): Promise<unknown> {
  try {
    await producer.return?.();
    return undefined;
  } catch (error) {
    return error;
  }
}
