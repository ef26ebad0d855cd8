// Where a path operation is declared in the user's program: what is wrong with it is found only when the application is built, and the error
// then points at the declaration rather than at the building.

import { DeclarationError } from "../errors/catalogue.ts";

/** An error that was never thrown, for its stack. The text of the stack is made when it is first asked for. */
export type DeclarationSite = Error;

/** The caller of `above`. */
export function captureSite(above: (...args: never[]) => unknown): DeclarationSite {
  const site = new Error("declared here");
  // Only V8 can leave out the frames of the function that declares.
  (Error as { captureStackTrace?: (error: Error, above: unknown) => void }).captureStackTrace?.(site, above);
  return site;
}

/** Does the work; a DeclarationError that comes of it gets the stack of the declaration. */
export function blame<R>(site: DeclarationSite, work: () => R): R {
  try {
    return work();
  } catch (error) {
    if (error instanceof DeclarationError) error.stack = `${error.name}: ${error.message}\n${framesOf(site)}`;
    throw error;
  }
}

/** The frames, without the line of the message that some engines put above them. */
function framesOf({ stack = "", message }: DeclarationSite): string {
  const lines = stack.split("\n");
  return (lines[0]?.endsWith(message) === true ? lines.slice(1) : lines).join("\n");
}
