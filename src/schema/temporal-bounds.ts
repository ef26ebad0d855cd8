// The four comparisons of dates, times and durations as rules, with the bound in messages as Pydantic prints it.

import { errors } from "../errors/catalogue.ts";
import type { InputMode } from "./context.ts";
import type { Rule } from "./rules.ts";
import type { Reading } from "./temporal-input.ts";

/** What a kind answers, so that its values can be compared with a bound. */
export interface Comparable<F> {
  readonly "~label": string;
  readonly "~ownRule": Rule<F> | undefined;
  "~read"(value: unknown, mode: InputMode, strict: boolean): Reading<F>;
  "~compare"(left: F, right: F): number;
  "~name"(bound: F): string;
}

export type BoundName = "le" | "lt" | "ge" | "gt";

interface Comparison {
  readonly order: number;
  readonly type: string;
  readonly words: string;
  readonly holds: (order: number) => boolean;
}

/** In the order of Pydantic: the first that fails is the one reported. */
const COMPARISONS: Readonly<Record<BoundName, Comparison>> = {
  le: { order: 1, type: "less_than_equal", words: "less than or equal to", holds: (order) => order <= 0 },
  lt: { order: 2, type: "less_than", words: "less than", holds: (order) => order < 0 },
  ge: { order: 3, type: "greater_than_equal", words: "greater than or equal to", holds: (order) => order >= 0 },
  gt: { order: 4, type: "greater_than", words: "greater than", holds: (order) => order > 0 },
};

/** The rule that a kind's modifier `name` makes. @throws DeclarationError SIG108 where the kind itself refuses the bound. */
export function boundRule<F>(kind: Comparable<F>, name: BoundName, bound: unknown): Rule<F> {
  const { order, type, words, holds } = COMPARISONS[name];
  const fields = boundFields(kind, name, bound);
  const text = kind["~name"](fields);
  return {
    name,
    order,
    test: (value) => holds(kind["~compare"](value, fields)),
    type,
    message: `Input should be ${words} ${text}`,
    ctx: { [name]: text },
    schema: {},
  };
}

function boundFields<F>(kind: Comparable<F>, name: string, bound: unknown): F {
  const reading = kind["~read"](bound, "js", false);
  const refuse = (reason: string): Error => errors.badConstraint(kind["~label"], name, String(bound), `the bound is refused: ${reason}`);
  if (!reading.ok) throw refuse(reading.msg);
  const rule = kind["~ownRule"];
  if (rule !== undefined && !rule.test(reading.fields)) throw refuse(String(rule.message));
  return reading.fields;
}
