// The pairs of `apps/`, running: the Python programs in one process of uvicorn, their twins by `serve`.

import { readdirSync } from "node:fs";
import { serve, type RunningServer } from "signatura/node";
import { consoleSettings } from "../../src/kernel/logger.ts";
import { serveReference, type Reference, type ReferenceServer } from "../support/reference.ts";
import { exchangeOnce } from "../support/wire.ts";
import { seen, type Seen } from "./answers.ts";
import type { ParityApp, ParityRequest } from "./corpus.ts";

const folder = new URL("./apps/", import.meta.url);

/** Every pair by its name. */
export const pairNames: readonly string[] = readdirSync(folder)
  .filter((file) => file.endsWith(".py"))
  .map((file) => file.slice(0, -3));

export class Pairs implements AsyncDisposable {
  readonly #original: ReferenceServer;
  readonly #twins = new Map<string, { readonly pair: ParityApp; readonly server: RunningServer }>();

  private constructor(original: ReferenceServer) {
    this.#original = original;
  }

  static async start(reference: Reference & { readonly python: string }, names: readonly string[] = pairNames): Promise<Pairs> {
    // Answers of 500 are asked for, and told on stderr as a rule.
    consoleSettings.level = "critical";
    const pairs = new Pairs(
      await serveReference(
        reference,
        names.map((name) => new URL(`${name}.py`, folder)),
      ),
    );
    for (const name of names) {
      const pair = (await import(new URL(`${name}.ts`, folder).href)) as ParityApp;
      pairs.#twins.set(name, { pair, server: await serve(pair.app, { port: 0, ...pair.serveOptions }) });
    }
    return pairs;
  }

  requests(name: string): readonly ParityRequest[] {
    return this.#twins.get(name)!.pair.requests;
  }

  /** What the original answers, and what its twin does. */
  async ask(name: string, request: ParityRequest): Promise<{ readonly theirs: Seen; readonly ours: Seen }> {
    const ports = [this.#original.ports[name]!, this.#twins.get(name)!.server.port];
    const [theirs, ours] = await Promise.all(ports.map((port) => exchangeOnce(port, request)));
    return { theirs: seen(theirs!), ours: seen(ours!) };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#original[Symbol.asyncDispose]();
    for (const { server } of this.#twins.values()) await server.close();
  }
}
