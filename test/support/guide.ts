// The guide's programs held against the documents that FastAPI serves for the same examples. Prose is one's own: of descriptions only
// whether there is one counts, as in the fixtures.

import { existsSync, readdirSync, readFileSync } from "node:fs";

const programs = new URL("../../docs/tutorial/", import.meta.url);
const fixtures = new URL("../parity/guide/", import.meta.url);

/** One example: its section, its name, the program that answers for it. */
export interface GuideProgram {
  readonly section: string;
  readonly name: string;
  /** Undefined where it is not written yet. */
  readonly file: URL | undefined;
  readonly expected: unknown;
}

/** Every example for which FastAPI has a document. */
export function guidePrograms(): GuideProgram[] {
  return readdirSync(fixtures)
    .filter((file) => file.endsWith(".json"))
    .toSorted()
    .flatMap((file) => {
      const section = file.slice(0, -".json".length);
      const documents = JSON.parse(readFileSync(new URL(file, fixtures), "utf8")) as Record<string, unknown>;
      return Object.entries(documents).map(([name, expected]) => ({ section, name, expected, file: programFile(section, name) }));
    });
}

/** `tutorial001.ts`, or `app/main.ts` for a name with folders. */
function programFile(section: string, name: string): URL | undefined {
  const file = new URL(`${section}/${name}.ts`, programs);
  return existsSync(file) ? file : undefined;
}

const FIXED = new Set(["Successful Response", "Validation Error"]);

/** A document without its prose, without `info.title` where it is the default, and with numbers as JSON has them. */
export function withoutProse(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutProse);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, item]): [string, unknown] => {
    if (key === "description" && typeof item === "string" && !FIXED.has(item)) return [key, "…"];
    if (key === "summary" && "value" in value) return [key, "…"];
    return [key, withoutProse(item)];
  });
  return Object.fromEntries(entries);
}

/** The places where two documents differ, as readable lines. */
export function differences(expected: unknown, found: unknown, path = ""): string[] {
  if (path === "/info/title" && expected === "FastAPI" && found === "Signatura") return [];
  if (Object.is(expected, found)) return [];
  if (typeof expected !== "object" || typeof found !== "object" || expected === null || found === null || Array.isArray(expected) !== Array.isArray(found)) {
    return [`${path}: expected ${short(expected)}, found ${short(found)}`];
  }
  const keys = new Set([...Object.keys(expected), ...Object.keys(found)]);
  return [...keys].flatMap((key) => {
    const place = `${path}/${key}`;
    if (!(key in found)) return [`${place}: missing ${short((expected as Record<string, unknown>)[key])}`];
    if (!(key in expected)) return [`${place}: not expected ${short((found as Record<string, unknown>)[key])}`];
    return differences((expected as Record<string, unknown>)[key], (found as Record<string, unknown>)[key], place);
  });
}

function short(value: unknown): string {
  const text = JSON.stringify(value) ?? "undefined";
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}
