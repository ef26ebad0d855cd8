// The functions that descriptors name, in the words of `functions.py` beside this file. Their names are Python's, since labels show them.

import { AssertionError, CustomError, OmitItem, UseDefault, ValidationError, ValueError } from "signatura";

type Run = (...given: never[]) => unknown;

const functions = {
  // Validators of a value
  trim: (value: unknown) => (typeof value === "string" ? value.trim() : value),
  double: (value: number) => value * 2,
  refuse: () => {
    throw new ValueError("no");
  },
  positive: (value: number) => {
    if (value <= 0) throw new AssertionError("must be above zero");
    return value;
  },
  even: (value: number) => {
    if (value % 2 !== 0) throw new CustomError("not_even", "{value} is not even", { value });
    return value;
  },
  not_two: (value: unknown) => {
    if (value === 2) throw new OmitItem();
    return value;
  },
  default_for_one: (value: unknown) => {
    if (value === 1) throw new UseDefault();
    return value;
  },
  or_minus_one: (value: unknown, inner: (value: unknown) => unknown) => {
    try {
      return inner(value);
    } catch (error) {
      if (error instanceof ValidationError) return -1;
      throw error;
    }
  },
  twice: (value: unknown, inner: (value: unknown) => unknown) => inner(inner(value)),
  size: (value: unknown) => {
    if (typeof value !== "string" && !Array.isArray(value)) throw new ValueError("has no size");
    return value.length;
  },
  after_fields: (value: number, info: { data: Record<string, number>; fieldName: string }) => {
    if ("a" in info.data && value <= info.data.a) throw new ValueError(`${info.fieldName} must be above a`);
    return value;
  },

  // Defaults
  empty_list: () => [],
  next_of_a: (data: { a: number }) => data.a + 1,

  // Validators of a model
  accept_old_name: (data: unknown) => {
    if (typeof data !== "object" || data === null || !("old" in data)) return data;
    const { old, ...others } = data;
    return { x: old, ...others };
  },
  in_order: (self: { x: number; y: number }) => {
    if (self.x > self.y) throw new ValueError("x must not be above y");
  },
  from_pair: (data: unknown, inner: (data: unknown) => unknown) => inner(Array.isArray(data) && data.length === 2 ? { x: data[0], y: data[1] } : data),

  // Discriminators, computed fields, serializers
  kind_of: (value: unknown) => {
    if (Number.isInteger(value) || typeof value === "boolean") return "number";
    return typeof value === "object" && value !== null ? (value as { kind?: string }).kind : undefined;
  },
  sum_of_fields: (self: { x: number; y: number }) => self.x + self.y,
  as_text: (value: unknown) => `<${String(value)}>`,
  plus_one: (value: unknown, inner: (value: unknown) => unknown) => (inner(value) as number) + 1,
  with_mark: (_self: unknown, inner: () => object) => ({ ...inner(), mark: true }),
} satisfies Record<string, Run>;

/** A function by its name. */
export function named(name: string): Run {
  const found = (functions as Record<string, Run>)[name];
  if (found === undefined) throw new Error(`functions.ts has no ${name}`);
  return found;
}
