// A value to JSON text, as `JSON.stringify` writes it, with integers of any size and a choice about NaN.
// It never changes the value; what JSON cannot say (functions, `undefined` members) is left out as `JSON.stringify` leaves it out.

export interface JsonWriteOptions {
  /** What becomes of NaN and the infinities: `"null"` (default), or `"refuse"`, which throws a `RangeError` as Starlette's JSONResponse fails. */
  readonly nonFinite?: "null" | "refuse";
  /** Spaces of each level of nesting; 0 (default) writes one compact line. */
  readonly indent?: number | undefined;
}

/**
 * The JSON text of `value`. A `bigint` is written as its digits. `undefined` alone is written as `null`.
 * Throws a `TypeError` for a value that contains itself, and what a `toJSON` method throws.
 */
export function writeJson(value: unknown, options?: JsonWriteOptions): string {
  const refuse = options?.nonFinite === "refuse";
  let text: string | undefined;
  try {
    text = JSON.stringify(value, undefined, options?.indent) as string | undefined;
  } catch (error) {
    // A bigint is the one thing that can be mended; for everything else the second attempt throws the same again.
    if (!(error instanceof TypeError)) throw error;
    text = rawJson === undefined ? writePlainly(value, options?.indent) : (JSON.stringify(value, keepDigits, options?.indent) as string | undefined);
  }
  if (text === undefined) return "null";
  // NaN has become `null` by now, so a text without one needs no search.
  if (refuse && text.includes("null")) refuseNonFinite(value);
  return text;
}

/** `JSON.rawJSON`, where the engine has it (Node 22 has). */
const rawJson: ((text: string) => unknown) | undefined = (JSON as { rawJSON?: (text: string) => unknown }).rawJSON;

function keepDigits(_key: string, value: unknown): unknown {
  return typeof value === "bigint" || value instanceof BigInt ? rawJson!(value.toString()) : value;
}

function refuseNonFinite(value: unknown): void {
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- what is neither a number nor holds one is fine
  switch (typeof value) {
    case "number":
      if (!Number.isFinite(value)) throw new RangeError(`${value} cannot be written as JSON, which has neither NaN nor infinities.`);
      return;
    case "object":
      if (value === null) return;
      if (Array.isArray(value)) for (const item of value) refuseNonFinite(item);
      // Whoever answers for its own JSON, or is a boxed number, is asked by the writer that knows the rules of it.
      else if (isPlain(value)) for (const key of Object.keys(value)) refuseNonFinite((value as Record<string, unknown>)[key]);
      else
        JSON.stringify(value, (_key, item: unknown) => {
          if (typeof item === "bigint" || item instanceof BigInt) return null;
          const bare = item instanceof Number ? Number(item) : item;
          if (typeof bare === "number") refuseNonFinite(bare);
          return item;
        });
  }
}

function isPlain(value: object): boolean {
  return !("toJSON" in value) && !(value instanceof Number);
}

/** The plain writer for engines without `JSON.rawJSON`; `undefined` where the value has no JSON. It follows ECMA-262, SerializeJSONProperty. */
export function writePlainly(value: unknown, indent: number = 0): string | undefined {
  return writeProperty("", value, { inside: new Set(), step: " ".repeat(indent), margin: "" });
}

/** Where the writer stands: in which objects, and how far from the left. */
interface Place {
  readonly inside: Set<object>;
  readonly step: string;
  readonly margin: string;
}

function writeProperty(key: string, given: unknown, place: Place): string | undefined {
  let value = given;
  if (hasToJson(value)) value = value.toJSON(key);
  if (typeof value === "bigint") return value.toString();
  if (typeof value !== "object" || value === null) return JSON.stringify(value) as string | undefined;
  if (value instanceof BigInt) return value.toString();
  if (value instanceof Number || value instanceof String || value instanceof Boolean) return JSON.stringify(value);
  const { inside } = place;
  if (inside.has(value)) throw new TypeError("A value that contains itself cannot be written as JSON.");
  inside.add(value);
  const text = Array.isArray(value) ? writeArray(value, place) : writeObject(value as Record<string, unknown>, place);
  inside.delete(value);
  return text;
}

function writeArray(values: readonly unknown[], place: Place): string {
  const parts: string[] = [];
  for (let index = 0; index < values.length; index++) parts.push(writeProperty(String(index), values[index], deeper(place)) ?? "null");
  return enclose("[", parts, "]", place);
}

function writeObject(members: Record<string, unknown>, place: Place): string {
  const parts: string[] = [];
  for (const key of Object.keys(members)) {
    const text = writeProperty(key, members[key], deeper(place));
    if (text !== undefined) parts.push(`${JSON.stringify(key)}:${place.step === "" ? "" : " "}${text}`);
  }
  return enclose("{", parts, "}", place);
}

function deeper({ inside, step, margin }: Place): Place {
  return { inside, step, margin: margin + step };
}

function enclose(open: string, parts: readonly string[], close: string, { step, margin }: Place): string {
  if (step === "" || parts.length === 0) return open + parts.join(",") + close;
  const line = `\n${margin}${step}`;
  return `${open}${line}${parts.join(`,${line}`)}\n${margin}${close}`;
}

function hasToJson(value: unknown): value is { toJSON: (key: string) => unknown } {
  if ((typeof value !== "object" || value === null) && typeof value !== "bigint") return false;
  return typeof (value as { toJSON?: unknown }).toJSON === "function";
}
