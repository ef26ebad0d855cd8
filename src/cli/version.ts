// Which versions are at work.

import { readFileSync } from "node:fs";

/** Two lines: Signatura's version and Node's. */
export function versions(): string {
  const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as { readonly version: string };
  return `Signatura ${version}\nNode ${process.versions.node}`;
}
