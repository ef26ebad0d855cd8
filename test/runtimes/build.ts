// Other runtimes take what is published.

import { run } from "../../scripts/tool.ts";

export async function setup(): Promise<void> {
  const { code, text } = await run(process.execPath, ["scripts/build.ts"]);
  if (code !== 0) throw new Error(text);
}
