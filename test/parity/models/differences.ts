// Where the two may differ, each with its reason; docs/parity.md has the same list.

/** One answer that is not Pydantic's. */
export interface Mismatch {
  readonly type: unknown;
  readonly given: unknown;
  readonly mode: "js" | "json";
  readonly strict: boolean | undefined;
  readonly said: unknown;
  readonly found: unknown;
}

interface Difference {
  readonly name: string;
  readonly covers: (mismatch: Mismatch) => boolean;
}

/** Whether Pydantic's answer, or ours, is of an issue of such a type. */
const says = (answer: unknown, text: string): boolean => JSON.stringify(answer).includes(text);

export const DIFFERENCES: readonly Difference[] = [
  {
    name: "JavaScript has no tuples: in strict mode, too, a program's array is one",
    covers: ({ mode, said, found }) => mode === "js" && says(said, '"tuple_type"') && !says(found, '"tuple_type"'),
  },
  {
    name: "the keys of JavaScript's objects are text: in strict mode, too, they are read as what they stand for",
    covers: ({ mode, type, said, found }) => mode === "js" && says(type, '"dict"') && says(said, '"[key]"') && JSON.stringify(said) !== JSON.stringify(found),
  },
  {
    name: "the members of an enum are its values: strict mode takes them from a program, too",
    covers: ({ mode, said, found }) => mode === "js" && says(said, '"is_instance_of"') && !says(found, '"is_instance_of"'),
  },
  {
    name: "JSON text is read by the rules for programs where extra keys are refused: Pydantic names them first there, and passes over the names of fields with an alias",
    covers: ({ mode, found }) => mode === "json" && says(found, '"extra_forbidden"'),
  },
  {
    name: "a factory that fails because a field is missing does not hide that issue",
    covers: ({ said, found }) => says(said, '"thrown":"KeyError"') && says(found, '"missing"'),
  },
];

/** The name of the difference that covers a mismatch. */
export function differenceOf(mismatch: Mismatch): string | undefined {
  return DIFFERENCES.find(({ covers }) => covers(mismatch))?.name;
}
