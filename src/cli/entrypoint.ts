// Which file holds the application, and under which name: from the command line, from package.json, or by the usual names.

import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { errors } from "../errors/catalogue.ts";
import { UsageError } from "./usage-error.ts";

export interface Entrypoint {
  /** Absolute. */
  readonly file: string;
  /** The export's name, `app` or `servers.main`; undefined where it is to be found. */
  readonly exportName: string | undefined;
}

export interface EntrypointOptions {
  /** `main.ts`, `main.ts:app` or a folder: from the command line. */
  readonly given: string | undefined;
  /** `--entrypoint`: the same, but never beside the other. */
  readonly entrypoint: string | undefined;
  /** `--app`: the export's name. */
  readonly app: string | undefined;
}

const FOLDERS = [".", "src", "app"];
const STEMS = ["main", "app", "api"];
const EXTENSIONS = [".ts", ".mts", ".js", ".mjs"];

/** @throws UsageError, DeclarationError SIG801 to SIG803 */
export function findEntrypoint({ given, entrypoint, app }: EntrypointOptions, directory: string = process.cwd()): Entrypoint {
  if (given !== undefined && entrypoint !== undefined) throw new UsageError("A file and --entrypoint both say where the application is. Give one of them.");
  const named = given ?? entrypoint;
  if (named !== undefined) return withApp(readPlace(named, directory), app);
  const project = findProject(directory);
  if (project !== undefined) return withApp(readPlace(project.entrypoint, project.directory), app);
  return withApp({ file: findUsual(directory, FOLDERS), exportName: undefined }, app);
}

function withApp(found: Entrypoint, app: string | undefined): Entrypoint {
  if (app !== undefined && found.exportName !== undefined && app !== found.exportName) {
    throw new UsageError(`The file names the export "${found.exportName}", and --app names "${app}". Give one of them.`);
  }
  return app === undefined ? found : { ...found, exportName: app };
}

/** Reads `file`, `file:export` or a folder. */
function readPlace(text: string, directory: string): Entrypoint {
  const whole = resolve(directory, text);
  const colon = text.lastIndexOf(":");
  const name = text.slice(colon + 1);
  if (colon <= 0 || existsSync(whole) || !/^[\p{ID_Start}$_][\p{ID_Continue}$.]*$/u.test(name)) return { file: toFile(whole, text), exportName: undefined };
  const path = text.slice(0, colon);
  return { file: toFile(resolve(directory, path), path), exportName: name };
}

function toFile(path: string, shown: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw errors.noSuchFile(shown, path);
  return found.isDirectory() ? findUsual(path, ["."]) : path;
}

function findUsual(directory: string, folders: readonly string[]): string {
  for (const folder of folders) {
    for (const stem of STEMS) {
      for (const extension of EXTENSIONS) {
        const file = join(directory, folder, stem + extension);
        if (statSync(file, { throwIfNoEntry: false })?.isFile() === true) return file;
      }
    }
  }
  throw errors.noApplicationFile(
    directory,
    STEMS.map((stem) => `${stem}.ts`).join(", "),
    folders
      .slice(1)
      .map((folder) => `${folder}/`)
      .join(" and "),
  );
}

/** `"signatura": { "entrypoint": "src/server.ts:app" }` in the nearest package.json. */
function findProject(directory: string): { readonly directory: string; readonly entrypoint: string } | undefined {
  for (let folder = directory; ; folder = dirname(folder)) {
    const file = join(folder, "package.json");
    if (existsSync(file)) {
      const entrypoint = readEntrypoint(file, directory);
      return entrypoint === undefined ? undefined : { directory: folder, entrypoint };
    }
    if (folder === dirname(folder)) return undefined;
  }
}

function readEntrypoint(file: string, directory: string): string | undefined {
  const shown = relative(directory, file);
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw errors.badPackageFile(shown, `cannot be read: ${(error as Error).message}`);
  }
  const settings = (content as { readonly signatura?: { readonly entrypoint?: unknown } | null } | null)?.signatura;
  if (settings?.entrypoint === undefined) return undefined;
  if (typeof settings.entrypoint !== "string") throw errors.badPackageFile(shown, "has a `signatura.entrypoint` that is no text");
  return settings.entrypoint;
}
