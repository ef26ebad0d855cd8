import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serve, type RunningServer } from "signatura/node";
import { readAnswers, sendPieces } from "./ask-bytes.ts";
import { echo } from "./echo.ts";
import { wireCases, type WireCase } from "./wire-cases.ts";

const BEHIND = "GET /end HTTP/1.1\r\nHost: a.test\r\nConnection: close\r\n\r\n";
/** What `node:http` makes of bytes changes from version to version; the table says what this one does. */
const NODE_OF_THE_TABLE = 26;
const AT_ONCE = 16;

function wholeOf({ bytes, isLast = false }: WireCase): string {
  return isLast ? bytes : bytes + BEHIND;
}

/** Does the work for all cases, some at a time, and gives what is not as it should be. */
async function differences(cases: readonly WireCase[], look: (one: WireCase) => Promise<unknown>): Promise<unknown[]> {
  const found: unknown[] = [];
  const waiting = [...cases];
  const work = async (): Promise<void> => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
      const difference = await look(one);
      if (difference !== undefined) found.push({ name: one.name, difference });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return found;
}

function isSame(first: readonly string[], second: readonly string[]): boolean {
  return JSON.stringify(first) === JSON.stringify(second);
}

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

describe("requests as bytes", () => {
  it("are told apart by their names, and there are many", () => {
    expect(new Set(wireCases.map(({ name }) => name)).size).toBe(wireCases.length);
    expect(wireCases.length).toBeGreaterThan(350);
  });

  it("are read by the own engine as the table says", async () => {
    const found = await differences(wireCases, async (one) => {
      const answers = readAnswers(await sendPieces(own.port, [wholeOf(one)]));
      return isSame(answers, one.answers) ? undefined : { answers, instead: one.answers };
    });
    expect(found).toEqual([]);
  });

  it("are read alike when they come byte by byte", async () => {
    const found = await differences(wireCases, async (one) => {
      const answers = readAnswers(await sendPieces(own.port, one.bytes.length > 2000 ? [...cutInto(wholeOf(one), 500)] : [...wholeOf(one)]));
      return isSame(answers, one.answers) ? undefined : { answers, instead: one.answers };
    });
    expect(found).toEqual([]);
  });

  it("are read alike wherever they are cut in two", { timeout: 120_000 }, async () => {
    const found = await differences(wireCases, async (one) => {
      const whole = wholeOf(one);
      const step = Math.ceil(whole.length / 200);
      for (let cut = 1; cut < whole.length; cut += step) {
        const answers = readAnswers(await sendPieces(own.port, [whole.slice(0, cut), whole.slice(cut)]));
        if (!isSame(answers, one.answers)) return { cut, answers, instead: one.answers };
      }
      return undefined;
    });
    expect(found).toEqual([]);
  });

  it.runIf(Number(process.versions.node.split(".", 1)[0]) === NODE_OF_THE_TABLE)(
    "are read by node:http in the same way, or less strictly where the table says why",
    async () => {
      const found = await differences(wireCases, async (one) => {
        const { node: expected = one.why === undefined ? one.answers : undefined } = one;
        if (expected === undefined) return undefined;
        const answers = readAnswers(await sendPieces(node.port, [wholeOf(one)]));
        return isSame(answers, expected) ? undefined : { answers, instead: expected };
      });
      expect(found).toEqual([]);
    },
  );
});

function* cutInto(text: string, size: number): Generator<string> {
  for (let start = 0; start < text.length; start += size) yield text.slice(start, start + size);
}
