// Python's `int(text)` for ASCII text, as far as headers need it: a sign, digits, single underscores between them.
// The result is a number, so that beyond 2^53 only the magnitude is kept: enough for positions in a file and parts of a date.

/** Python refuses to convert an integer of more digits than this, and so does Signatura. */
export const maximalDigits = 4300;

const shape = /^[+-]?[0-9]+(?:_[0-9]+)*$/;

/** The integer that `text` writes, or `undefined` where Python's `int` would raise `ValueError`. The text must be stripped. */
export function readPythonInteger(text: string): number | undefined {
  if (!shape.test(text)) return undefined;
  const bare = text.replace(/[+_]/g, "");
  const digits = bare.startsWith("-") ? bare.length - 1 : bare.length;
  return digits > maximalDigits ? undefined : Number(bare);
}
