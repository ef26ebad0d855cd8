// Reads what the reference was asked: each file under `fixtures/` is made by the Python program of the same name beside this file.

import { readFileSync } from "node:fs";

/** The parsed content of `fixtures/<name>.json`; the caller says what the maker wrote. */
export function readFixture<Content>(name: string): Content {
  return JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), "utf8")) as Content;
}
