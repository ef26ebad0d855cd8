// How many items a container may have: the rule that lists, sets, tuples and records share.

import { pluralEnding } from "../kernel/python-text.ts";
import { errors } from "../errors/catalogue.ts";
import type { Rule } from "./rules.ts";

const KEYWORDS = { items: { minLength: "minItems", maxLength: "maxItems" }, properties: { minLength: "minProperties", maxLength: "maxProperties" } } as const;

/** `too_short` or `too_long`. `fieldType` is Pydantic's word for the container in the message: `List`, `Set`, `Dictionary`. */
export function lengthRule<T>(
  fieldType: string,
  name: "minLength" | "maxLength",
  length: number,
  sizeOf: (value: T) => number,
  keywords: keyof typeof KEYWORDS = "items",
): Rule<T> {
  if (!Number.isSafeInteger(length) || length < 0) throw errors.badConstraint(fieldType, name, String(length), "a length is a whole number from zero up");
  const isMinimum = name === "minLength";
  const [bound, words, type] = isMinimum ? ["min_length", "at least", "too_short"] : ["max_length", "at most", "too_long"];
  return {
    name,
    order: isMinimum ? 1 : 2,
    test: (value) => (isMinimum ? sizeOf(value) >= length : sizeOf(value) <= length),
    emit: keywords === "items" && fieldType === "List" ? (value) => `${value}.length ${isMinimum ? ">=" : "<="} ${length}` : undefined,
    type,
    message: (value) => `${fieldType} should have ${words} ${length} item${pluralEnding(length)} after validation, not ${sizeOf(value)}`,
    ctx: (value) => ({ field_type: fieldType, [bound]: length, actual_length: sizeOf(value) }),
    schema: { [KEYWORDS[keywords][name]]: length },
  };
}
