// Random types, each with inputs that it takes more often than not. They hold every kind of container and model, and user code.

import fc from "fast-check";
import { Model, OmitItem, RootModel, t, UseDefault, ValueError, type AnyType } from "signatura";

/** A type, and inputs for it. */
export interface Sample {
  readonly type: AnyType;
  readonly input: fc.Arbitrary<unknown>;
}

/** How often user code ran, in the order of its calls. */
export const calls: unknown[] = [];

const noted =
  (run: (value: never) => unknown) =>
  (value: unknown): unknown => {
    calls.push(value);
    return run(value as never);
  };

const scalars: fc.Arbitrary<Sample> = fc.constantFrom<Sample>(
  { type: t.int, input: fc.oneof(fc.integer(), fc.constantFrom("1", " 2 ", 1.5, -0, true, "x")) },
  { type: t.int.ge(0).multipleOf(2), input: fc.integer({ min: -4, max: 9 }) },
  { type: t.number, input: fc.oneof(fc.double(), fc.constantFrom("1.5", "nan", -0, 0, 3)) },
  { type: t.string, input: fc.oneof(fc.string(), fc.constantFrom("é", "\ud800", 5)) },
  {
    type: t.string
      .minLength(1)
      .maxLength(3)
      .pattern(/^[a-z]/),
    input: fc.string({ maxLength: 5 }),
  },
  { type: t.string.strip().toLower(), input: fc.constantFrom(" A ", "b", 1) },
  { type: t.boolean, input: fc.constantFrom(true, false, 1, "on", "x", 2) },
  { type: t.literal("a", 1, null), input: fc.constantFrom("a", 1, null, true, "1", "b") },
  { type: t.enum({ Red: "red", Blue: "blue" }).named("Color"), input: fc.constantFrom("red", "blue", "green", 1) },
  { type: t.datetime, input: fc.oneof(fc.date({ noInvalidDate: true }), fc.constantFrom("2020-01-01T00:00:00Z", 5, "x")) },
  { type: t.uuid, input: fc.oneof(fc.uuid(), fc.constant("x")) },
  { type: t.any, input: fc.jsonValue() },
  { type: t.null, input: fc.constantFrom(null, undefined, 0) },
);

const KEYS = ["a", "b", "constructor", "__proto__", "toString", "with space", "1"] as const;

const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(
    undefined,
    Number.NaN,
    -0,
    10n,
    new Date(0),
    new Set([1]),
    new Map([["a", 1]]),
    Symbol.iterator,
    () => 1,
    Object.create(null),
    new (class Strange {
      a = 1;
    })(),
  ),
);

function mostly(input: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 9, arbitrary: input }, { weight: 1, arbitrary: junk });
}

function objectOf(inputs: readonly (readonly [string, fc.Arbitrary<unknown>])[], isLoose: boolean): fc.Arbitrary<unknown> {
  const parts = inputs.map(([key, input]) => fc.tuple(fc.constant(key), mostly(input), fc.integer({ min: 0, max: 9 })));
  const others = fc.array(fc.tuple(fc.constantFrom("z", "constructor", "__proto__"), junk), { maxLength: isLoose ? 2 : 0 });
  return fc.tuple(fc.tuple(...parts), others).map(([given, more]) => {
    const result = {};
    const set = (key: string, value: unknown): unknown => Object.defineProperty(result, key, { value, enumerable: true, writable: true, configurable: true });
    for (const [key, value, luck] of given) if (luck > 0) set(key, value);
    for (const [key, value] of more) set(key, value);
    return result;
  });
}

interface FieldSample {
  readonly name: string;
  readonly key: string;
  readonly type: AnyType;
  readonly input: fc.Arbitrary<unknown>;
}

/** A field with the modifiers that make it easier to leave out, or to find. */
function fieldOf(name: string, { type, input }: Sample, choice: number): FieldSample {
  const kind = t.of(type) as ReturnType<typeof t.of<typeof t.any>>;
  if (choice === 1) return { name, key: name, type: kind.default(5), input };
  if (choice === 2) return { name, key: name, type: kind.optional, input: fc.option(input, { nil: undefined }) };
  if (choice === 3) return { name, key: name, type: kind.orNull, input: fc.option(input) };
  if (choice === 4) return { name, key: `${name}Alias`, type: kind.alias(`${name}Alias`), input };
  if (choice === 5) return { name, key: name, type: kind.validationAlias(["deep", 0], `${name}2`, name).default([]), input };
  if (choice === 6) return { name, key: name, type: kind.default(noted(() => ["made"])), input };
  if (choice === 7) return { name, key: name, type: kind.exclude((value: unknown) => value === null), input };
  return { name, key: name, type, input };
}

const CONFIGS = [
  {},
  {},
  {},
  { extra: "forbid" },
  { extra: "allow" },
  { frozen: true },
  { byName: true },
  { validateDefault: true },
  { fromAttributes: true },
  { revalidate: "always" },
  { stripWhitespace: true, minLength: 1 },
] as const;

function modelOf(fields: readonly FieldSample[], config: object, variant: number): Sample {
  const validate =
    variant === 1
      ? {
          after: noted((self: object) => {
            if (Object.keys(self).length > 2) throw new ValueError("too many");
          }),
        }
      : variant === 2
        ? { before: noted((data: unknown) => data) }
        : variant === 3
          ? { wrap: (data: unknown, inner: (data: unknown) => unknown) => inner(data) }
          : {};
  const computed = variant === 4 ? { count: [t.int, (self: object) => Object.keys(self).length] } : {};
  const options = { config, validate, computed } as never;
  class Sampled extends Model(Object.fromEntries(fields.map(({ name, type }) => [name, type])), options) {}
  const chosen =
    variant === 5
      ? (class Part extends (Sampled as unknown as { partial(): new (data: unknown) => object }).partial() {} as unknown as AnyType)
      : (Sampled as unknown as AnyType);
  return {
    type: chosen,
    input: objectOf(
      fields.map(({ key, input }) => [key, input]),
      true,
    ),
  };
}

const names: fc.Arbitrary<string[]> = fc.uniqueArray(fc.constantFrom(...KEYS.filter((key) => key !== "constructor")), { minLength: 1, maxLength: 4 });

/** Types of every shape. */
export const samples: fc.Arbitrary<Sample> = fc.letrec<{ any: Sample; leaf: Sample; node: Sample }>((tie) => ({
  any: fc.oneof({ maxDepth: 3, depthIdentifier: "types" }, tie("leaf"), tie("node")),
  leaf: scalars,
  node: fc.oneof(
    { depthIdentifier: "types" },
    fc.tuple(tie("any"), fc.integer({ min: 0, max: 3 })).map(([{ type, input }, bound]) => ({
      type: bound === 0 ? t.list(type) : bound === 1 ? t.list(type).maxLength(2) : bound === 2 ? t.list(type).minLength(1) : t.list(type).failFast(),
      input: fc.array(mostly(input), { maxLength: 4 }),
    })),
    tie("any").map(({ type, input }) => ({
      type: t.set(type).maxLength(3),
      input: fc.oneof(
        fc.array(mostly(input), { maxLength: 4 }),
        fc.array(input, { maxLength: 3 }).map((items) => new Set(items)),
      ),
    })),
    fc
      .array(tie("any"), { maxLength: 3 })
      .map((parts) => ({ type: t.tuple(...parts.map(({ type }) => type)), input: fc.tuple(...parts.map(({ input }) => mostly(input))) })),
    fc.tuple(tie("any"), tie("any")).map(([first, rest]) => ({
      type: t.tuple(first.type).rest(rest.type),
      input: fc.tuple(first.input, fc.array(mostly(rest.input), { maxLength: 3 })).map(([one, more]) => [one, ...more]),
    })),
    fc.tuple(tie("any"), fc.constantFrom<AnyType>(t.string, t.int, t.string.maxLength(4))).map(([{ type, input }, key]) => ({
      type: t.record(key, type),
      input: objectOf(
        KEYS.slice(0, 4).map((name) => [name, input] as const),
        false,
      ),
    })),
    tie("any").map(({ type, input }) => ({ type: t.nullable(type), input: fc.option(input) })),
    fc.tuple(fc.array(tie("any"), { minLength: 1, maxLength: 3 }), fc.boolean()).map(([members, isFirst]) => {
      const union = t.union(...(members.map(({ type }) => type) as [AnyType]));
      return { type: isFirst ? union.leftToRight() : union, input: fc.oneof(...members.map(({ input }) => input)) };
    }),
    fc
      .tuple(
        names,
        fc.array(fc.tuple(tie("any"), fc.integer({ min: 0, max: 12 })), { minLength: 4, maxLength: 4 }),
        fc.constantFrom(...CONFIGS),
        fc.integer({ min: 0, max: 9 }),
      )
      .map(([fields, parts, config, variant]) =>
        modelOf(
          fields.map((name, index) => fieldOf(name, parts[index]![0], parts[index]![1])),
          config,
          variant,
        ),
      ),
    tie("any").map(({ type, input }) => ({ type: class extends RootModel(type) {} as unknown as AnyType, input })),
    fc.tuple(tie("any"), tie("any")).map(([left, right]) => {
      class Left extends Model({ kind: t.literal("left", "l"), value: left.type }) {}
      class Right extends Model({ kind: t.literal("right"), value: right.type }) {}
      const inputOf = (kinds: string[], input: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
        objectOf(
          [
            ["kind", fc.constantFrom(...kinds)],
            ["value", input],
          ],
          false,
        );
      return { type: t.union(Left, Right).by("kind"), input: fc.oneof(inputOf(["left", "l"], left.input), inputOf(["right", "bad"], right.input)) };
    }),
    tie("any").map(({ type, input }) => {
      const tree: AnyType = t.lazy(() => t.union(t.list(tree), type));
      return { type: tree, input: fc.oneof(input, fc.array(fc.oneof(input, fc.array(input, { maxLength: 2 })), { maxLength: 2 })) };
    }),
    fc.tuple(tie("any"), fc.integer({ min: 0, max: 5 })).map(([{ type, input }, choice]) => ({ type: withStep(type, choice), input })),
  ),
})).any;

function withStep(type: AnyType, choice: number): AnyType {
  const kind = t.of(type) as ReturnType<typeof t.of<typeof t.any>>;
  if (choice === 0)
    return kind.check(
      noted((value: unknown) => {
        if (value === 0 || value === "") throw new ValueError("empty");
      }) as never,
    );
  if (choice === 1) return kind.before(noted((value: unknown) => (value === "b" ? "a" : value)));
  if (choice === 2) return kind.transform(noted((value: unknown) => (Array.isArray(value) ? value.length : value)) as never);
  if (choice === 3)
    return kind.before(
      noted((value: unknown) => {
        if (value === null) throw new OmitItem();
        return value;
      }),
    );
  if (choice === 4)
    return kind
      .before(
        noted((value: unknown) => {
          if (value === 1) throw new UseDefault();
          return value;
        }),
      )
      .default(7);
  return kind.serialize((value: unknown) => (value === null ? "nothing" : value), { when: "json" });
}
