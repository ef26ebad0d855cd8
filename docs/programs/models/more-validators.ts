// A validator that looks at its surroundings, one that goes around the type, and errors with a type of their own.

import { CustomError, Model, t, ValidationError } from "signatura";

// #region info
class Stay extends Model({
  arrival: t.date,
  departure: t.date.check((departure, { data }) => {
    const arrival = data["arrival"] as Stay["arrival"] | undefined;
    if (arrival !== undefined && departure.equals(arrival))
      throw new CustomError("empty_stay", "Departure should be after {arrival}", {
        arrival: arrival.toString(),
      });
  }),
}) {}
// #endregion info

// #region wrap
const Percent = t.number.wrap((input, inner) =>
  typeof input === "string" && input.endsWith("%")
    ? inner(input.slice(0, -1)) / 100
    : inner(input),
);
console.log(Percent.parse("12.5%"), Percent.parse(0.125));
// #endregion wrap

// #region context
const Word = t.string.check((word, { context }) => {
  const { banned } = context as { banned: readonly string[] };
  if (banned.includes(word)) throw new CustomError("banned", "Word is not allowed");
});
console.log(Word.parse("hello", { context: { banned: ["bad"] } }));
// #endregion context

try {
  Stay.parse({ arrival: "2024-05-01", departure: "2024-05-01" });
} catch (error) {
  if (error instanceof ValidationError) console.log(error.errors()[0]);
}
