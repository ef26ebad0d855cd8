// What a type says of a value that it refuses.

import { ValidationError, type Issue } from "../../src/errors/validation.ts";

/** The first issue that `work` throws. Throws where it throws none. */
export function issueOf(work: () => unknown): Issue {
  try {
    work();
  } catch (error) {
    if (error instanceof ValidationError) return error.errors()[0]!;
    throw error;
  }
  throw new Error("nothing was refused");
}

/** Its type. */
export function typeOfIssue(work: () => unknown): string {
  return issueOf(work).type;
}
