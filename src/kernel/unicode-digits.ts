// Decimal digits of every script as ASCII digits: Python's `Decimal` and its `\d` know them all.

const DIGIT = /\p{Nd}/u;
const FOREIGN_DIGITS = /[^\P{Nd}0-9]/gu;

/** The text with every decimal digit written in ASCII. */
export function asciiDigits(text: string): string {
  return text.replace(FOREIGN_DIGITS, (character) => String(digitValue(character.codePointAt(0)!)));
}

/** Digits stand in runs of ten, zero first; runs may touch. */
function digitValue(code: number): number {
  let start = code;
  while (DIGIT.test(String.fromCodePoint(start - 1))) start -= 1;
  return (code - start) % 10;
}
