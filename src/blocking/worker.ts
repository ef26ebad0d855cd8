// What runs in a thread of `blocking`: it loads the module of a call, calls its function, and sends back what came of it.

import type { Task } from "./thread-pool.ts";
import { toThrown, type Outcome } from "./thrown.ts";

export async function work({ module, name, args }: Task): Promise<Outcome> {
  try {
    const exported: unknown = ((await import(module)) as Readonly<Record<string, unknown>>)[name];
    if (typeof exported !== "function") throw new TypeError(`${module} exports no function "${name}".`);
    return { value: await (exported as (...args: readonly unknown[]) => unknown)(...args) };
  } catch (error) {
    return { thrown: toThrown(error) };
  }
}
