// The digits that issues repeat of a body's integers beyond 2^53. Bodies are read with `JSON.parse`, which rounds them, unless a type wants
// them exact; only where an answer would repeat such a number is the text read again.

import { decodeJson } from "../kernel/json-decode.ts";
import type { Issue } from "../errors/validation.ts";

/** The issues with the integers that the text says in place of the rounded ones of `body`. */
export function withExactIntegers(issues: readonly Issue[], body: unknown, text: string): readonly Issue[] {
  const decoded = decodeJson(text, { exact: true });
  if (!decoded.ok) return issues;
  const exact = decoded.value;
  const twins = pair(body, exact);
  return issues.map((issue) => {
    const { input } = issue;
    if (typeof input === "object" && input !== null) return twins.has(input) ? { ...issue, input: twins.get(input) } : issue;
    if (typeof input !== "number" || Number.isSafeInteger(input)) return issue;
    const found = issue.loc.slice(1).reduce<unknown>((value, key) => (typeof value === "object" && value !== null ? (value as never)[key] : undefined), exact);
    return typeof found === "bigint" && Number(found) === input ? { ...issue, input: found } : issue;
  });
}

/** Each object and array of one reading, with what it is in the other. */
function pair(left: unknown, right: unknown): Map<unknown, unknown> {
  const twins = new Map<unknown, unknown>();
  const open: (readonly [unknown, unknown])[] = [[left, right]];
  for (const [one, other] of open) {
    if (typeof one !== "object" || one === null || typeof other !== "object" || other === null) continue;
    twins.set(one, other);
    for (const key of Object.keys(one)) open.push([(one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]]);
  }
  return twins;
}
