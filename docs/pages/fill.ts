// Fills in what pages do not write by hand: code from programs, answers of programs that run, what programs print, the texts of errors.
// docs/pages/README.md says how a page asks for each.

import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import * as signatura from "signatura";
import { serve, type RunningServer, type Servable } from "signatura/node";
import { isShown, readExchange, sendRequest, showAnswer } from "./exchange.ts";
import { BLOCK } from "./marks.ts";
import { docs } from "./pages.ts";
import { region, wholeProgram } from "./regions.ts";

/** A block of a page, and the mark above it. */
interface Block {
  readonly mark: { readonly kind: string; readonly value: string } | undefined;
  /** What stands behind the fence's backticks. */
  readonly info: string;
  readonly content: string;
}

/** The text of a page with all blocks as they are now. @throws Error that names the file and the line, where one cannot be made */
export async function fillPage(text: string, file: string): Promise<string> {
  const running = new Programs();
  let filled = "";
  let place = 0;
  try {
    for (const found of text.matchAll(BLOCK)) {
      const [all, kind, value, fence, info, content, program] = found;
      if (program !== undefined) {
        running.choose(program);
        continue;
      }
      const block: Block = { mark: kind === undefined ? undefined : { kind, value: value! }, info: info!, content: content! };
      let after: string;
      try {
        after = await fillBlock(block, running);
      } catch (error) {
        const line = text.slice(0, found.index).split("\n").length;
        throw new Error(`${file}:${line}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
      }
      const head = all.slice(0, all.length - content!.length - fence!.length);
      filled += text.slice(place, found.index) + head + (after === "" ? "" : `${after.trimEnd()}\n`) + fence;
      place = found.index + all.length;
    }
  } finally {
    await running.end();
  }
  return filled + text.slice(place);
}

async function fillBlock({ mark, info, content }: Block, running: Programs): Promise<string> {
  if (mark?.kind === "output") return output(mark.value);
  if (mark?.kind === "code") {
    running.choose(mark.value.split("#", 1)[0]!);
    return code(mark.value);
  }
  if (mark !== undefined) running.choose(mark.value);
  if (info === "ts fails") return running.keepFailing(content);
  if (info === "text") return running.failing === undefined ? content : failure(running.takeFailing(), content);
  if (info === "console") return running.printed();
  return info === "http" ? exchange(content, running) : content;
}

function code(reference: string): string {
  const [file, regions] = reference.split("#") as [string, string?];
  const source = readFileSync(within(file), "utf8");
  return regions === undefined
    ? wholeProgram(source)
    : regions
        .split(",")
        .map((part) => region(source, part))
        .join("\n\n");
}

async function exchange(block: string, running: Programs): Promise<string> {
  const { request, answer: before } = readExchange(block);
  const answer = await running.ask(request);
  const shown = showAnswer(answer, before);
  return `${request}\n\n${before !== undefined && isShown(before, shown) ? before : shown}`;
}

/** What a program writes to its standard output when it runs by itself. */
function output(file: string): Promise<string> {
  const { promise, resolve: done, reject } = Promise.withResolvers<string>();
  const child = spawn(process.execPath, ["--conditions=signatura:source", within(file)], { stdio: ["ignore", "pipe", "pipe"] });
  let [text, errors] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  child.on("error", reject);
  child.on("close", (status) => (status === 0 ? done(text) : reject(new Error(`${file} ended with ${status}: ${errors}`))));
  return promise;
}

/** What a snippet that must fail says. It may use `app` and all that the package exports without importing it. */
async function failure(snippet: string, before: string): Promise<string> {
  const folder = join(docs, ".snippets");
  const file = join(folder, `${Date.now()}-${Math.random().toString(36).slice(2)}.ts`);
  const names = Object.keys(signatura).filter((name) => new RegExp(`\\b${name}\\b`).test(`${snippet} App`));
  const head = snippet.includes('from "signatura"') ? "" : `import { ${names.join(", ")} } from "signatura";\n`;
  const app = /\bconst app\b/.test(snippet) ? "" : "const app = new App();\n";
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, `${head}${app}${snippet}\nexport const made: unknown = app;\n`);
  try {
    const { made } = (await import(pathToFileURL(file).href)) as { made: Servable };
    await made.startup();
  } catch (error) {
    if (error instanceof ReferenceError || error instanceof SyntaxError) throw error; // a mistake that nobody means to show
    const text = error instanceof Error ? error.message : String(error);
    return isShown(before.trimEnd(), text) ? before : text;
  } finally {
    rmSync(file);
  }
  throw new Error("This is to fail, and does not.");
}

/** The programs that a page's requests go to, each started once a page, and what they print meanwhile. */
class Programs {
  failing: string | undefined;
  readonly #servers = new Map<string, RunningServer>();
  readonly #known = new Map<string, string>();
  #chosen: string | undefined;
  #lines: string[] = [];

  choose(file: string): void {
    if (!existsSync(within(file))) throw new Error(`There is no docs/${file}.`);
    this.#chosen = file;
  }

  keepFailing(snippet: string): string {
    this.failing = snippet;
    return snippet;
  }

  takeFailing(): string {
    const snippet = this.failing!;
    this.failing = undefined;
    return snippet;
  }

  /** What the program wrote by `console.log` since the last request began, also after its answer: until it is silent for a while. */
  async printed(): Promise<string> {
    return await this.#listening(async () => {
      let before: number;
      do {
        before = this.#lines.length;
        await sleep(SILENCE);
      } while (this.#lines.length > before);
      return this.#lines.join("\n");
    });
  }

  async ask(request: string): Promise<Awaited<ReturnType<typeof sendRequest>>> {
    if (this.#chosen === undefined) throw new Error("No program is shown above this request: write <!-- program: tutorial/… -->.");
    this.#lines = [];
    const server = await this.#listening(() => this.#serve(this.#chosen!));
    const answer = await this.#listening(() => sendRequest(request, server.port, this.#known));
    this.#learn(answer.body);
    return answer;
  }

  async end(): Promise<void> {
    for (const server of this.#servers.values()) await this.#listening(() => server.close());
  }

  async #serve(file: string): Promise<RunningServer> {
    const found = this.#servers.get(file);
    if (found !== undefined) return found;
    const address = `${pathToFileURL(within(file)).href}?page=${(served += 1)}`;
    const { app } = (await import(address)) as { app?: Servable };
    if (app === undefined) throw new Error(`docs/${file} exports no app.`);
    const server = await serve(app, { port: 0 });
    this.#servers.set(file, server);
    return server;
  }

  #learn(body: string): void {
    try {
      for (const [name, value] of Object.entries(JSON.parse(body) as object)) this.#known.set(name, String(value));
    } catch {
      // Not JSON: there is nothing to remember.
    }
  }

  /** Runs with the console kept: what a program prints is shown where the page asks for it, and is no output of ours. */
  async #listening<T>(work: () => Promise<T>): Promise<T> {
    const { log, info, warn, error } = console;
    console.log = console.info = (...parts: unknown[]) => void this.#lines.push(parts.map(String).join(" "));
    console.warn = console.error = () => undefined;
    try {
      return await work();
    } finally {
      Object.assign(console, { log, info, warn, error });
    }
  }
}

let served = 0;

/** In milliseconds. */
const SILENCE = 50;

/** A file below `docs`, or of the examples beside it. */
function within(file: string): string {
  const found = resolve(docs, file);
  if (relative(dirname(docs), found).startsWith("..")) throw new Error(`${file} lies outside of the repository.`);
  if (!existsSync(found)) throw new Error(`There is no docs/${file}.`);
  return found;
}
