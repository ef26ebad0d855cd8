// Keeps docs/errors.md in step with the catalogue: a section a code, whose quoted text is the catalogue's and whose explanation is written by hand.
// It adds what is missing and renews what is quoted, and leaves explanations alone. With --check it only says whether there is anything to do.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { errors, type DeclarationError } from "../src/errors/catalogue.ts";

const target = new URL("../docs/errors.md", import.meta.url);
const catalogue = new URL("../src/errors/catalogue.ts", import.meta.url);

const HEAD = `# Errors

A declaration that cannot be used as it is throws a \`DeclarationError\` when the program starts, never on a request. Its text begins with a code that
stays the same for ever, says what was found and where, and what to do. Below, each code with its text (⟨…⟩ is filled in) and its explanation.

The quoted texts are written by \`npm run errors\` from \`src/errors/catalogue.ts\`; the explanations are written here.
`;

export interface CodedError {
  readonly code: string;
  readonly text: string;
}

/** Every error of the catalogue in order of code, its parameters in angle brackets. */
export function codedErrors(): readonly CodedError[] {
  const makers: readonly unknown[] = Object.values(errors);
  return makers.map((make) => sample(make as (...parts: unknown[]) => DeclarationError)).toSorted((left, right) => left.code.localeCompare(right.code));
}

/** Calls a function of the catalogue with the names of its parameters. */
function sample(make: (...parts: unknown[]) => DeclarationError): CodedError {
  const parameters = /^\(?([^)=]*)\)?\s*=>/.exec(String(make))?.[1] ?? "";
  const names = parameters.split(",").flatMap((part) => (part.trim() === "" ? [] : [`⟨${part.trim()}⟩`]));
  const error = attempt(() => make(...names)) ?? make(...names.map((name) => [name]));
  return { code: error.code, text: error.message.slice(error.code.length + 1) };
}

/** A list is asked for where a text will not do. */
function attempt<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

/** What a person wrote under a code. */
export function explanations(document: string): ReadonlyMap<string, string> {
  const sections = document.split(/^(?=##)/m).filter((section) => section.startsWith("### "));
  return new Map(sections.map((section) => [section.slice(4, section.indexOf("\n")).trim(), section.replace(/^### .*\n+(?:> .*\n+)?/, "").trim()]));
}

export function render(document: string): string {
  const written = explanations(document);
  const titles = new Map([...readFileSync(catalogue, "utf8").matchAll(/^ {2}\/\/ (\d)xx: (.+)$/gm)].map((match) => [match[1]!, match[2]!]));
  const groups = Map.groupBy(codedErrors(), ({ code }) => code[3]!);
  const parts = [...groups].map(([digit, group]) => {
    const title = titles.get(digit) ?? "other";
    const sections = group.map(({ code, text }) => [`### ${code}`, `> ${text}`, written.get(code) ?? ""].filter((part) => part !== "").join("\n\n"));
    return [`## ${title[0]!.toUpperCase()}${title.slice(1)}`, ...sections].join("\n\n");
  });
  return `${[HEAD.trimEnd(), ...parts].join("\n\n")}\n`;
}

if (import.meta.main) {
  const found = existsSync(target) ? readFileSync(target, "utf8") : "";
  const wanted = render(found);
  if (process.argv.includes("--check")) {
    if (found !== wanted) console.error("docs/errors.md does not match src/errors/catalogue.ts: run `npm run errors`, and explain what is new.");
    process.exitCode = found === wanted ? 0 : 1;
  } else writeFileSync(target, wanted);
}
