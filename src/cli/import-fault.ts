// What Node says when a module cannot be loaded, in words for whoever wrote it: where it stands, and what to do. Only reads errors and files.

import { existsSync } from "node:fs";
import { basename, dirname, extname, resolve } from "node:path";
import { readLines, type Place } from "./code-frame.ts";
import { shownPath, toPath } from "./stack-frames.ts";

export interface ImportFault {
  /** What happened, in place of the error's own message. */
  readonly message: string;
  readonly place: Place | undefined;
  /** What to do. */
  readonly hint: string | undefined;
}

/** Undefined where the error is none of loading: user code has thrown. */
export function readImportFault(error: unknown): ImportFault | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code } = error as NodeJS.ErrnoException;
  const place = headPlace(error);
  if (code === "ERR_MODULE_NOT_FOUND" || code === "ERR_UNSUPPORTED_DIR_IMPORT") return missingModule(error);
  if (code === "ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX") return unsupportedSyntax(error, place);
  if (!(error instanceof SyntaxError) || place === undefined) return undefined;
  return syntaxFault(error, place);
}

/** Node writes the place of a syntax error above the stack: `file:line`, the line, a mark below it. */
export function headPlace({ stack = "" }: Error): Place | undefined {
  const [head = "", ...lines] = stack.split("\n");
  const match = /^((?:file:\/\/|\/|[A-Za-z]:\\).*):(\d+)$/.exec(head);
  if (match === null) return undefined;
  const mark = lines.slice(0, 12).find((line) => /^\s*\^+\s*$/.test(line));
  return { file: toPath(match[1]!), line: Number(match[2]), column: mark === undefined ? undefined : mark.indexOf("^") + 1 };
}

function unsupportedSyntax(error: Error, place: Place | undefined): ImportFault {
  const what = /^TypeScript (.*?) (?:is|are) not supported/.exec(error.message)?.[1] ?? "syntax";
  return {
    message: `Node cannot run ${/^[aeiou]/.test(what) ? "an" : "a"} ${what}: it takes the types away from TypeScript and runs the rest as it stands.`,
    place,
    hint: `${MENDS.find(([pattern]) => pattern.test(what))?.[1] ?? "Write it in JavaScript's own syntax."} \`"erasableSyntaxOnly": true\` in tsconfig.json finds such places while you write.`,
  };
}

const MENDS: readonly (readonly [RegExp, string])[] = [
  [/enum/, 'Write a constant object: `const Color = { red: "red", green: "green" } as const`.'],
  [/parameter property/, "Declare the field, and assign it in the constructor."],
  [/namespace|module/, "Write a module of its own, or a constant object."],
  [/import|export/, "Write `import x from` or `export default`."],
];

function syntaxFault(error: SyntaxError, place: Place): ImportFault {
  const line = readLines(place.file)[place.line - 1] ?? "";
  if (/\.[cm]?ts$/.test(place.file) && line.slice((place.column ?? 1) - 1).startsWith("@")) {
    return {
      message: "Node cannot run a decorator: it takes the types away from TypeScript and runs the rest as it stands.",
      place,
      hint: "Call the function yourself. Nothing in Signatura needs decorators.",
    };
  }
  return { message: `${error.name}: ${error.message}`, place, hint: syntaxHint(error.message, place) };
}

function syntaxHint(message: string, { file }: Place): string | undefined {
  if (message.startsWith("Cannot use import statement outside a module") || message.startsWith("Unexpected token 'export'")) {
    const stem = basename(file, extname(file));
    return `${nearestPackage(file)} says that this is CommonJS. Set \`"type": "module"\` there, or name the file ${stem}${extname(file).replace(".", ".m")}.`;
  }
  const missing = /does not provide an export named '(.+)'/.exec(message)?.[1];
  return missing === undefined || missing === "default" ? undefined : `If ${missing} is only a type, import it as one: \`import { type ${missing} } from …\`.`;
}

function nearestPackage(file: string): string {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    if (existsSync(resolve(folder, "package.json"))) return shownPath(resolve(folder, "package.json"));
    if (folder === dirname(folder)) return "package.json";
  }
}

function missingModule(error: Error): ImportFault {
  const match = /^(?:Cannot find (?:module|package) '(.+?)'|Directory import '(.+?)').* imported from (.+?)$/m.exec(error.message);
  if (match === null) return { message: `${error.name}: ${error.message}`, place: undefined, hint: undefined };
  const wanted = match[1] ?? match[2]!;
  const importer = toPath(match[3]!);
  const found = findImport(importer, wanted);
  const isPackage = !wanted.startsWith("/") && !/^[A-Za-z]:\\/.test(wanted);
  return {
    message: isPackage ? `The package "${wanted}" is not installed.` : `There is no file ${shownPath(wanted)}.`,
    place: found,
    hint: isPackage ? `Run \`npm install ${wanted}\`.` : suggestFile(wanted, found),
  };
}

/** Where a module names another one. */
function findImport(importer: string, wanted: string): (Place & { readonly specifier: string }) | undefined {
  for (const [index, text] of readLines(importer).entries()) {
    for (const literal of text.matchAll(/(["'`])((?:(?!\1).)+)\1/g)) {
      const specifier = literal[2]!;
      const isIt = specifier.startsWith(".") ? resolve(dirname(importer), specifier) === wanted : specifier === wanted || specifier.startsWith(`${wanted}/`);
      if (isIt) return { file: importer, line: index + 1, column: literal.index + 2, specifier };
    }
  }
  return existsSync(importer) ? { file: importer, line: 1, column: undefined, specifier: wanted } : undefined;
}

/** Node wants the extension of the file that is there, which many TypeScript projects are not used to write. */
function suggestFile(wanted: string, found: { readonly specifier: string } | undefined): string | undefined {
  const stem = wanted.replace(/\.[cm]?js$/, "");
  const tails = [".ts", ".mts", ".js", ".mjs", "/index.ts", "/index.js"];
  const tail = tails.find((candidate) => existsSync(stem + candidate));
  if (tail === undefined || found === undefined) return undefined;
  return `Imports name the file as it is: \`"${found.specifier.replace(/\.[cm]?js$/, "").replace(/\/$/, "")}${tail}"\`.`;
}
