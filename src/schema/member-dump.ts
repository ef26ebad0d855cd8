// Which member of a union a value is dumped by: the one that fits it best, the first of several. Both ways of running use this.

import { DumpContext, JSON_OPTIONS } from "./dump.ts";
import type { Emitter } from "./emitter.ts";
import type { Node } from "./node.ts";

/** The member for a value; undefined where none would have given it. */
export function bestMember(members: readonly Node[], value: unknown): Node | undefined {
  return members[bestIndex(members, value)];
}

function bestIndex(members: readonly Node[], value: unknown): number {
  let best = -1;
  let bestFit = 0;
  for (const [index, member] of members.entries()) {
    const fit = member["~fit"](value);
    if (fit === 2) return index;
    if (fit > bestFit) [best, bestFit] = [index, fit];
  }
  return best;
}

/** Code that dumps the expression `value` by the member that fits it best. */
export function emitBestDump(members: readonly Node[], emitter: Emitter, value: string): string {
  const pick = emitter.constant((given: unknown) => bestIndex(members, given), "pick");
  const dump = emitter.function("dump_union", () => {
    emitter.block(`switch (${pick}(v))`, () => {
      for (const [index, member] of members.entries()) emitter.block(`case ${index}:`, () => emitter.line(`return ${member["~emitDumpRun"](emitter, "v")};`));
    });
    emitter.line(`return ${emitter.constant(dumpUnknown, "dumpUnknown")}(v);`);
  });
  return `${dump}(${value}, J, d)`;
}

const dumpUnknown = (value: unknown): unknown => new DumpContext(JSON_OPTIONS).unknown(value);
