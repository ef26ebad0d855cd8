// The template engine: as much of nunjucks as is used here, and where its templates come from.

import { builtinModule } from "../kernel/builtin-module.ts";
import { errors } from "../errors/catalogue.ts";
import { errorCode, fileSystem } from "../http/file-system.ts";

/** A filter, or a function that templates can call. */
// oxlint-disable-next-line typescript/no-explicit-any -- whatever it takes
export type TemplateFunction = (...args: any) => unknown;

export interface Environment {
  render(name: string, context: object): string;
  addGlobal(name: string, value: unknown): void;
  addFilter(name: string, filter: TemplateFunction): void;
}

interface Source {
  readonly src: string;
  readonly path: string;
  readonly noCache: boolean;
}

interface Nunjucks {
  readonly Environment: new (loader: Loader, options: { autoescape: boolean }) => Environment;
}

/** @throws DeclarationError SIG342 where the optional package is not there */
function loadNunjucks(): Nunjucks {
  const modules = builtinModule<{ createRequire(url: string): (name: string) => unknown }>("node:module");
  try {
    return modules!.createRequire(import.meta.url)("nunjucks") as Nunjucks;
  } catch (error) {
    throw errors.noNunjucks(error);
  }
}

/** Two environments of the templates in some folders: with values escaped for HTML, and as they are. */
export function makeEnvironments(folders: readonly string[], isFresh: boolean): { readonly escaped: Environment; readonly plain: Environment } {
  const nunjucks = loadNunjucks();
  const loader = new Loader(folders, isFresh);
  return { escaped: new nunjucks.Environment(loader, { autoescape: true }), plain: new nunjucks.Environment(loader, { autoescape: false }) };
}

/** Reads templates, the first folder that has one counts; never from outside of the folders. */
class Loader {
  readonly #folders: readonly string[];
  readonly #isFresh: boolean;

  constructor(folders: readonly string[], isFresh: boolean) {
    this.#folders = folders;
    this.#isFresh = isFresh;
  }

  /** Null where there is no such template, as nunjucks has it. */
  getSource(name: string): Source | null {
    const files = fileSystem("templates()");
    for (const folder of this.#folders) {
      const path = files.resolve(folder, name);
      if (!files.isInside(path, folder)) continue;
      const text = readText(path);
      // Jinja's rule: a template does not end with the newline that its file ends with.
      if (text !== undefined) return { src: text.replace(/\r?\n$/, ""), path, noCache: this.#isFresh };
    }
    return null;
  }
}

function readText(path: string): string | undefined {
  try {
    return builtinModule<{ readFileSync(path: string, encoding: "utf8"): string }>("node:fs")!.readFileSync(path, "utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT" || errorCode(error) === "EISDIR" || errorCode(error) === "ENOTDIR") return undefined;
    throw error;
  }
}
