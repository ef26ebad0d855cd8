// Which file imports which, read from the text of a folder of TypeScript: static, type, side-effect and dynamic imports, and re-exports.

import { globSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { codeOf, lineOf } from "./source-text.ts";

export interface ImportEdge {
  /** The file that imports, relative to the folder, with `/`. */
  readonly from: string;
  readonly line: number;
  /** As it is written. */
  readonly specifier: string;
  /** The file that is meant, relative to the folder; undefined for a package and for what `node:` has. */
  readonly to: string | undefined;
  /** `import "./x.ts"`: taken in for what it does, not for what it exports. */
  readonly isBare: boolean;
}

export interface SourceFile {
  readonly name: string;
  readonly source: string;
  /** The source without comments, texts and patterns, at the same offsets. */
  readonly code: string;
}

const STATEMENT = /\b(?:import|export)\b[^;"'`()]*?\bfrom\s*["']/g;
const BARE = /\bimport\s*["']/g;
const CALL = /\bimport\s*\(\s*["']/g;

/** Every TypeScript file of a folder and of the folders in it, in order of name. */
export function readSources(folder: string): readonly SourceFile[] {
  return globSync("**/*.ts", { cwd: folder })
    .map((name) => name.split(sep).join("/"))
    .toSorted()
    .map((name) => {
      const source = readFileSync(join(folder, name), "utf8");
      return { name, source, code: codeOf(source) };
    });
}

export function importsOf({ name, source, code }: SourceFile): readonly ImportEdge[] {
  return [STATEMENT, BARE, CALL]
    .flatMap((pattern) => [...code.matchAll(pattern)].map((match) => ({ end: match.index + match[0].length, isBare: pattern === BARE })))
    .toSorted((left, right) => left.end - right.end)
    .map(({ end, isBare }) => {
      const specifier = source.slice(end, code.indexOf(source[end - 1]!, end));
      const to = specifier.startsWith(".")
        ? relative(".", join(dirname(name), specifier))
            .split(sep)
            .join("/")
        : undefined;
      return { from: name, line: lineOf(source, end), specifier, to, isBare };
    });
}

/** Each cycle once, as the files in the order in which they import one another. */
export function cyclesOf(edges: readonly ImportEdge[]): readonly (readonly string[])[] {
  const next = Map.groupBy(edges, (edge) => edge.from);
  const done = new Set<string>();
  const path: string[] = [];
  const cycles: string[][] = [];
  const visit = (file: string): void => {
    const start = path.indexOf(file);
    if (start >= 0) cycles.push(path.slice(start));
    if (start >= 0 || done.has(file)) return;
    path.push(file);
    for (const { to } of next.get(file) ?? []) if (to !== undefined) visit(to);
    path.pop();
    done.add(file);
  };
  for (const file of next.keys()) visit(file);
  return cycles;
}
