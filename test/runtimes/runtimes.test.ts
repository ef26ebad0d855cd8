// The guide's programs answer on every runtime what they answer on Node.

import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fileOf, leftOut, programsOf, type Runtime } from "./programs.ts";
import { requestsOf, type Ask, type Document } from "./requests.ts";
import { start, type RunningRuntime } from "./start.ts";

interface Program {
  readonly app: { openapi(): Document };
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Those that draw lots: two processes may draw the same one. */
const RANDOM: ReadonlySet<string> = new Set(["query_params_str_validations/tutorial015"]);

const HEADERS = ["content-type", "allow", "location", "www-authenticate", "set-cookie", "vary", "cache-control"];

function read({ port }: RunningRuntime, name: string, { method, path, headers, body }: Ask): Promise<Answer> {
  return new Promise((resolve) => {
    const broken = (): void => resolve({ status: 0, headers: {}, body: "broken off" });
    const asked = request({ port, host: "127.0.0.1", method, path, headers: { ...headers, host: "example.test", "x-program": name } }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("error", broken);
      response.on("end", () => {
        const known = HEADERS.filter((header) => response.headers[header] !== undefined);
        const shown = Object.fromEntries(known.map((header) => [header, String(response.headers[header])]));
        resolve({ status: response.statusCode!, headers: shown, body: Buffer.concat(parts).toString() });
      });
    });
    asked.on("error", broken);
    asked.end(body);
  });
}

/** What two processes of Node answer differently is no difference between runtimes: process time, identifiers, the clock. */
function isSame(first: Answer, second: Answer): boolean {
  return JSON.stringify({ ...first, body: sorted(first.body) }) === JSON.stringify({ ...second, body: sorted(second.body) });
}

/** The headers of web requests come in the order of the alphabet, so that what follows their order does. */
function sorted(body: string): unknown {
  try {
    return sortedValue(JSON.parse(body));
  } catch {
    return body;
  }
}

function sortedValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedValue).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, part]): [string, unknown] => [key, sortedValue(part)])
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

describe.each<Runtime>(["bun", "deno", "workerd"])("on %s", (runtime) => {
  let there: RunningRuntime;
  let node: RunningRuntime;
  let other: RunningRuntime;

  beforeAll(async () => {
    [there, node, other] = await Promise.all([start(runtime), start("node"), start("node")]);
  });

  afterAll(async () => {
    await Promise.all([there, node, other].map((running) => running[Symbol.asyncDispose]()));
  });

  test("few programs are left out, each for a reason", () => {
    expect(Object.keys(leftOut(runtime)).length).toBeLessThan(programsOf(runtime).length / 8);
    expect(leftOut(runtime)).toMatchSnapshot();
  });

  test("the guide's programs serve the same documents and answers as on Node", async () => {
    const different: string[] = [];
    let asked = 0;
    let compared = 0;
    for (const name of programsOf(runtime)) {
      const { app } = (await import(fileOf(name))) as Program;
      for (const ask of [{ method: "GET", path: "/openapi.json", headers: {}, body: undefined }, ...requestsOf(app.openapi())]) {
        asked += 1;
        const [answer, expected, again] = await Promise.all([there, node, other].map((running) => read(running, name, ask)));
        if (!isSame(expected!, again!) || RANDOM.has(name)) continue;
        compared += 1;
        if (!isSame(answer!, expected!)) different.push(`${name} ${ask.method} ${ask.path}: ${JSON.stringify(answer)} and not ${JSON.stringify(expected)}`);
      }
    }
    expect(different).toEqual([]);
    expect(compared).toBeGreaterThan(asked * 0.9);
    console.log(`${runtime}: ${programsOf(runtime).length} programs, ${asked} requests, ${compared} answers compared whole`);
  });
});
