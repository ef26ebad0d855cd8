import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { serve, type RunningServer } from "signatura/node";
import { readAnswers, sendPieces } from "./ask-bytes.ts";
import { echo } from "./echo.ts";
import { END, wireCases } from "./wire-cases.ts";

const BEHIND = "GET /end HTTP/1.1\r\nHost: a.test\r\nConnection: close\r\n\r\n";
/** What matters to a reader of HTTP, more often than other bytes. */
const TELLING = [
  "\r",
  "\n",
  "\r\n",
  " ",
  "\t",
  ":",
  ",",
  ";",
  "0",
  "1",
  "\0",
  "\x7f",
  "\xff",
  "Content-Length: 3\r\n",
  "Transfer-Encoding: chunked\r\n",
  "Host: b\r\n",
  "0\r\n\r\n",
];

let own: RunningServer;
let node: RunningServer;

beforeAll(async () => {
  own = await serve(echo, { port: 0, http: "http1" });
  node = await serve(echo, { port: 0, http: "node" });
});

afterAll(async () => {
  await own.close({ timeout: 1 });
  await node.close({ timeout: 1 });
});

const good = wireCases.filter(({ answers, why }) => answers.at(-1) === END && why === undefined);

/** A request of the table with a few changes, each at a place between 0 and 1. */
const mutated = fc
  .tuple(
    fc.constantFrom(...good, ...good, ...wireCases.filter(({ bytes, why }) => bytes.length < 300 && why === undefined)),
    fc.array(
      fc.record({
        at: fc.noBias(fc.nat(999_999)).map((millionth) => millionth / 1_000_000),
        removed: fc.noBias(fc.nat(2)),
        put: fc.oneof(
          fc.constant(""),
          fc.constantFrom(...TELLING),
          fc.nat(255).map((code) => String.fromCharCode(code)),
        ),
      }),
      { minLength: 1, maxLength: 2 },
    ),
  )
  .map(([{ bytes }, changes]) =>
    changes.reduce((text, { at, removed, put }) => {
      const place = Math.floor(at * text.length);
      return text.slice(0, place) + put + text.slice(place + removed);
    }, bytes),
  );

/** Those that reached the application. */
function reached(answers: readonly string[]): readonly string[] {
  return answers.filter((answer) => /^[A-Z-]+ [/*]/.test(answer));
}

const RUNS = Number(process.env["FUZZ_RUNS"] ?? 10_000);
const AT_ONCE = 24;
/** A server that waits for more of a request says nothing; so long is it listened to, in milliseconds. */
const PATIENCE = 400;

it("never reads other requests than node:http does: the same ones, or fewer with a refusal behind them", { timeout: 120_000 }, async () => {
  const seed = Number(process.env["FUZZ_SEED"] ?? Date.now() % 2 ** 31);
  const waiting = fc.sample(mutated, { seed, numRuns: RUNS });
  const found: unknown[] = [];
  let compared = 0;
  const work = async (): Promise<void> => {
    for (let bytes = waiting.pop(); bytes !== undefined; bytes = waiting.pop()) {
      const [ours, theirs] = await Promise.all([ask(own, bytes), ask(node, bytes)]);
      const [read, other] = [reached(ours), reached(theirs)];
      const common = Math.min(read.length, other.length);
      compared += common;
      const isAlike = JSON.stringify(read.slice(0, common)) === JSON.stringify(other.slice(0, common));
      // Node forgets the answers that are not out yet when something is wrong behind them; only then may its list be the shorter one.
      const isExplained = read.length === other.length || /^[45]\d\d$/.test((read.length < other.length ? ours : theirs).at(-1) ?? "400");
      if (!isAlike || !isExplained) found.push({ bytes, ours, theirs });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  expect(found, `FUZZ_SEED=${seed}`).toEqual([]);
  expect(compared).toBeGreaterThan(RUNS / 10);
});

async function ask({ port }: RunningServer, bytes: string): Promise<string[]> {
  return readAnswers(await sendPieces(port, [bytes + BEHIND], { patience: PATIENCE }));
}
