// What a type refuses, for tests: the issues of the error that a call throws.

import { ValidationError, type Issue } from "signatura";

/** Every issue, in full. Throws where nothing was refused. */
export function issuesOf(run: () => unknown): readonly Issue[] {
  try {
    run();
  } catch (error) {
    if (error instanceof ValidationError) return error.errors();
    throw error;
  }
  throw new Error("Nothing was refused.");
}

/** Type, location and message of every issue. */
export function refusal(run: () => unknown): readonly (readonly [string, readonly (string | number)[], string])[] {
  return issuesOf(run).map(({ type, loc, msg }) => [type, loc, msg] as const);
}
