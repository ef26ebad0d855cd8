// Work in a thread, ended where nobody waits for it any more.

import { App, HttpRequest, t } from "signatura";
import { blocking } from "signatura/blocking";

const largestPrime = blocking<typeof import("./largest-prime.ts")>(
  new URL("./largest-prime.ts", import.meta.url),
);

export const app = new App();

app.get(
  "/primes/{below}",
  { below: t.int.gt(2).le(1e12), request: HttpRequest },
  async function read_prime({ below, request }) {
    return { prime: await largestPrime.run({ signal: request.signal }, below) };
  },
);
