// Run by the test as a program of its own, inside of the skill's project: imports the programs, sends each request to its program's
// application, and writes what came back as JSON. It judges nothing.

import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { App } from "signatura";
import type { WireExchange } from "./skill-page.ts";

/** What came back: every header, in small letters. */
export interface Came {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

interface Work {
  readonly files: readonly string[];
  readonly exchanges: readonly WireExchange[];
}

const [work = "", result = ""] = process.argv.slice(2);
const { files, exchanges } = JSON.parse(readFileSync(work, "utf8")) as Work;
const programs = new Map<string, { readonly app?: App }>();
for (const file of files) programs.set(file, (await import(pathToFileURL(file).href)) as { readonly app?: App });
const came: Came[] = [];
for (const { file, request } of exchanges) came.push(await ask(programs.get(file)!.app!, request));
for (const { app } of programs.values()) await app?.shutdown();
writeFileSync(result, JSON.stringify(came));

async function ask(app: App, { method, path, headers, body }: WireExchange["request"]): Promise<Came> {
  const init = { method, headers: headers.map(([name, value]): [string, string] => [name, value]), ...(body === "" ? {} : { body }) };
  const after: Promise<unknown>[] = [];
  const response = await app.fetch(new Request(new URL(path, "http://testserver"), init), { waitUntil: (promise) => after.push(promise) });
  const text = await response.text();
  await Promise.all(after);
  return { status: response.status, headers: Object.fromEntries(response.headers), body: text.trimEnd() };
}
