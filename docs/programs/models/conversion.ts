// What types convert, and what they do not; strict types convert nothing.

import { inspect } from "node:util";
import { Model, t, type AnyType } from "signatura";

// #region lax
function attempt(type: AnyType, value: unknown): void {
  try {
    console.log(inspect(value), "→", inspect(t.of(type).parse(value)));
  } catch {
    console.log(inspect(value), "is refused");
  }
}

attempt(t.int, "42");
attempt(t.int, 42.0);
attempt(t.int, 42.5);
attempt(t.boolean, "yes");
attempt(t.string, 42);
attempt(t.list(t.int), new Set(["1", 2]));
// #endregion lax

// #region strict
attempt(t.int.strict(), "42");

class Order extends Model(
  { amount: t.int, note: t.string.orNull },
  { config: { strict: true } },
) {}

attempt(Order, { amount: "3" });
// #endregion strict

// #region modes
const day = t.datetime.strict();
attempt(day, "2024-05-01T12:30:00Z"); // a value of the program: a Date would do
console.log(day.parseJson('"2024-05-01T12:30:00Z"')); // JSON has only text for it
// #endregion modes
