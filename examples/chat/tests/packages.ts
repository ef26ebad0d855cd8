// The example's own packages, which the root does not install: their names are imported only where they are there.

import { existsSync } from "node:fs";
import type { App } from "signatura";

/** Why the example cannot run; undefined where it can. */
export const missing: string | undefined = ["openai", "ai"].every((name) => existsSync(new URL(`../node_modules/${name}`, import.meta.url)))
  ? undefined
  : "the example's packages are missing: run `npm install` in examples/chat";

/** An application of its own, whose embedded model takes so many milliseconds a word. */
export async function makeApp(pace = 0): Promise<App> {
  const [main, { memoryLog }] = await Promise.all([import("../main.ts"), import("signatura")]);
  return main.makeApp({ isElsewhere: false, model: "signatura-ngram", pace, log: memoryLog() });
}
