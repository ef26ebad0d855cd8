// Which files of the project a process has imported, or tried to: a reloader watches them.

import { registerHooks } from "node:module";
import { ownerOf, toPath } from "./stack-frames.ts";

/** Begins to take note of imports. Call it before the application is imported. */
export function noteImports(): ReadonlySet<string> {
  const files = new Set<string>();
  const note = (url: unknown): void => {
    if (typeof url !== "string" || !url.startsWith("file:")) return;
    const file = toPath(url.replace(/[?#].*$/, ""));
    if (ownerOf(file) === "user") files.add(file);
  };
  registerHooks({
    resolve(specifier, context, next) {
      try {
        const resolved = next(specifier, context);
        note(resolved.url);
        return resolved;
      } catch (error) {
        // A file that is not there yet: the import works as soon as it is.
        note((error as { readonly url?: unknown }).url);
        throw error;
      }
    },
  });
  return files;
}
