// How much of an input its issues may repeat. Each issue shows the value that it is about, and a missing field shows the whole object
// around it: a deep document with a mistake on every level would be answered with hundreds of times its own size.

import { isPlainObject } from "../kernel/deep.ts";
import type { Issue } from "../errors/validation.ts";

/** So few issues are passed on as they are: even if each repeats everything, that is a constant factor. */
const FREE_ISSUES = 100;

/** How many values, plus a hundredth of the characters of their texts, all issues of one input may repeat. */
const MAX_REPEATED = 1_000_000;

/** The same issues; beyond the bound they show `null` where they would repeat an object or an array. */
export function boundIssues(issues: readonly Issue[]): readonly Issue[] {
  if (issues.length <= FREE_ISSUES) return issues;
  let left = MAX_REPEATED;
  return issues.map((issue) => {
    if (typeof issue.input !== "object" || issue.input === null) return issue;
    if (left > 0) left -= weigh(issue.input, left);
    return left > 0 ? issue : { ...issue, input: null };
  });
}

/** How many values are in `root`, counted up to `limit`. Values of classes count as one. */
function weigh(root: object, limit: number): number {
  const open: unknown[] = [root];
  let weight = 0;
  while (open.length > 0 && weight <= limit) {
    const value = open.pop();
    weight += 1;
    if (typeof value === "string") weight += value.length / 100;
    else if (Array.isArray(value)) for (const item of value) open.push(item);
    else if (isPlainObject(value)) for (const key of Object.keys(value)) open.push(value[key]);
  }
  return weight;
}
