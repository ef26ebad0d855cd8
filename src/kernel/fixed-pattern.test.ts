// Held against the expressions themselves, over texts that are nearly right.

import { expect, test } from "vitest";
import { fixedPattern } from "./fixed-pattern.ts";

const READ = [/^[A-Z]{3}-\d{4}$/, /^\w{2}$/u, /^[a-f0-9]{8}$/, /^A1 b$/, /^[-+]\d$/, /^[a-]x$/, /^\.\$$/, /^[a\]]$/, /^$/, /^[A-Z_.]\d{2}\/[0-9x]$/];

test.each(READ)("%s says the same by places", (expression) => {
  const places = fixedPattern(expression)!;
  const isTaken = (text: string): boolean =>
    text.length === places.length && places.every((ranges, at) => ranges.some(([from, to]) => text.charCodeAt(at) >= from && text.charCodeAt(at) <= to));
  const right = places.map((ranges) => String.fromCharCode(ranges[0]![0]));
  expect(expression.test(right.join(""))).toBe(true);
  expect(isTaken(right.join(""))).toBe(true);
  for (let at = 0; at < places.length; at += 1) {
    for (let code = 0; code < 300; code += 1) {
      const text = right.with(at, String.fromCharCode(code)).join("");
      expect([text, isTaken(text)]).toEqual([text, expression.test(text)]);
    }
  }
  for (const text of [`${right.join("")}x`, `${right.join("")}\n`, right.slice(1).join("")]) expect(isTaken(text)).toBe(expression.test(text));
});

test.each([
  /^a+$/,
  /^a?$/,
  /^a{1,2}$/,
  /a{3}/,
  /^a$/i,
  /^a$/m,
  /^[^a]$/,
  /^.$/,
  /^a|b$/,
  /^(a)$/,
  /^\s$/,
  /^\D$/,
  /^\bа$/,
  /^[а-я]$/,
  /^[\d]$/,
  /^a\$/,
  /^\w$/iu,
  /^[\w-x]$/,
  /^a{40}$/,
  /^x{$/,
])("%s is of another form", (expression) => {
  expect(fixedPattern(expression)).toBe(undefined);
});
