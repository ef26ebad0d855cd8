// Imports the file of an application and finds the application among its exports.

import { pathToFileURL } from "node:url";
import type { App } from "../app/app.ts";
import { errors } from "../errors/catalogue.ts";
import { describe } from "../schema/to-node.ts";
import type { Entrypoint } from "./entrypoint.ts";
import { shownPath } from "./stack-frames.ts";

export interface LoadOptions {
  /** The export is a function that makes the application. */
  readonly isFactory: boolean;
}

/** @throws DeclarationError SIG804 to SIG806, and what the file throws */
export async function loadApplication({ file, exportName }: Entrypoint, { isFactory }: LoadOptions): Promise<App> {
  const exported = exportsOf((await import(pathToFileURL(file).href)) as Record<string, unknown>);
  const shown = shownPath(file);
  const [name, value] = exportName === undefined ? pick(exported, shown, isFactory) : [exportName, readExport(exported, exportName, shown)];
  const app: unknown = isFactory && typeof value === "function" ? await (value as () => unknown)() : value;
  if (isApp(app)) return app;
  throw errors.noApplication(shown, name, whatIs(app, isFactory));
}

/** The named exports, then the members of the default export: of a CommonJS module that is all that it exports. */
function exportsOf(namespace: Record<string, unknown>): ReadonlyMap<string, unknown> {
  const { default: main, ...named } = namespace;
  const members = typeof main === "object" && main !== null && !isApp(main) ? Object.entries(main) : [];
  return new Map(
    [...members, ...Object.entries(named), ...("default" in namespace ? [["default", main] as const] : [])].filter(([name]) => name !== "module.exports"),
  );
}

/** FastAPI's order: `app`, `api`, then the default export and the first application of all. */
function pick(exported: ReadonlyMap<string, unknown>, shown: string, isFactory: boolean): [name: string, value: unknown] {
  const fits = isFactory ? (value: unknown) => typeof value === "function" : isApp;
  for (const name of ["app", "api", "default", ...exported.keys()]) {
    const value = exported.get(name);
    if (fits(value)) return [name, value];
  }
  const names = [...exported.keys()];
  if (exported.has("app")) return ["app", exported.get("app")];
  throw errors.noApplicationExported(shown, names);
}

function readExport(exported: ReadonlyMap<string, unknown>, path: string, shown: string): unknown {
  const [first = "", ...rest] = path.split(".");
  if (!exported.has(first)) throw errors.noSuchExport(shown, first, [...exported.keys()]);
  return rest.reduce<unknown>((value, member) => (value as Record<string, unknown> | null | undefined)?.[member], exported.get(first));
}

/** By its brand: the application may come from another copy of the package. */
function isApp(value: unknown): value is App {
  return typeof value === "object" && value !== null && (value as { readonly "~isApp"?: unknown })["~isApp"] === true;
}

function whatIs(value: unknown, isFactory: boolean): string {
  if (typeof value === "object" && value !== null && "~entries" in value) return "a Router. Include it in an App, and export that";
  if (typeof value !== "function") return `${describe(value)}. Export \`new App()\``;
  return isFactory ? "a function that gives a function" : "a function. If it makes the application, say --factory";
}
