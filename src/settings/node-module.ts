// Modules of Node, Bun and Deno, asked for when they are needed, so that other runtimes can load this room.

/** What settings need of `node:fs`. */
export interface FileModule {
  existsSync(path: string): boolean;
  statSync(path: string): { readonly size: number; isDirectory(): boolean };
  readdirSync(path: string): string[];
  readFileSync(path: string, encoding: "utf8"): string;
}

/** What settings need of `node:util`. */
export interface ParseModule {
  parseEnv(text: string): Record<string, string | undefined>;
}

/** A built-in module. @throws Error on a runtime that has none; `purpose` says what wanted it */
export function nodeModule<T>(name: string, purpose: string): T {
  const { process } = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } };
  const found = process?.getBuiltinModule?.(name);
  if (found === undefined) throw new Error(`Settings ${purpose} through ${name}, which this runtime does not have.`);
  return found as T;
}
