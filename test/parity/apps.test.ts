// Every pair of `apps/`: the Python program served by uvicorn, its twin by `serve`, the same raw requests to both, and what clients see.

import { readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serve, type RunningServer } from "signatura/node";
import { consoleSettings } from "../../src/kernel/logger.ts";
import { findReference, serveReference, type ReferenceServer } from "../support/reference.ts";
import { exchangeOnce } from "../support/wire.ts";
import { describeRequest, seen } from "./answers.ts";
import type { ParityApp } from "./corpus.ts";

const folder = new URL("./apps/", import.meta.url);
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".py"))
  .map((file) => file.slice(0, -3));
const reference = await findReference();

describe.skipIf("missing" in reference)(`answers as FastAPI does${"missing" in reference ? ` (skipped: ${reference.missing})` : ""}`, () => {
  let original: ReferenceServer;
  const twins = new Map<string, { readonly pair: ParityApp; readonly server: RunningServer }>();

  beforeAll(async () => {
    if ("missing" in reference) return;
    // Answers of 500 are asked for, and told on stderr as a rule.
    consoleSettings.level = "critical";
    const starting = serveReference(reference, names.map((name) => new URL(`${name}.py`, folder)));
    for (const name of names) {
      const pair = (await import(new URL(`${name}.ts`, folder).href)) as ParityApp;
      const server = await serve(pair.app, { port: 0, ...pair.serveOptions });
      twins.set(name, { pair, server });
    }
    original = await starting;
  });

  afterAll(async () => {
    await original?.[Symbol.asyncDispose]();
    for (const { server } of twins.values()) await server.close();
  });

  test.each(names)("%s", async (name) => {
    const { pair, server } = twins.get(name)!;
    for (const request of pair.requests) {
      const answers = await Promise.all([exchangeOnce(original.ports[name]!, request), exchangeOnce(server.port, request)]);
      const [theirs, ours] = [seen(answers[0]), seen(answers[1])];
      const isWorse = request.failsThere !== undefined && ours.status < theirs.status && (theirs.status === 404 || theirs.status === 500);
      if (!isWorse) expect.soft(ours, describeRequest(request)).toEqual(theirs);
    }
  });
});
