// A value to compact JSON text, as `JSON.stringify` writes it, with integers of any size and a choice about NaN.
// It never changes the value; what JSON cannot say (functions, `undefined` members) is left out as `JSON.stringify` leaves it out.

export interface JsonWriteOptions {
  /** What becomes of NaN and the infinities: `"null"` (default), or `"refuse"`, which throws a `RangeError` as Starlette's JSONResponse fails. */
  readonly nonFinite?: "null" | "refuse";
}

/**
 * The JSON text of `value`. A `bigint` is written as its digits. `undefined` alone is written as `null`.
 * Throws a `TypeError` for a value that contains itself, and what a `toJSON` method throws.
 */
export function writeJson(value: unknown, options?: JsonWriteOptions): string {
  const refuse = options?.nonFinite === "refuse";
  let text: string | undefined;
  try {
    text = JSON.stringify(value) as string | undefined;
  } catch (error) {
    // A bigint is the one thing that can be mended; for everything else the second attempt throws the same again.
    if (!(error instanceof TypeError)) throw error;
    text = rawJson === undefined ? writePlainly(value) : (JSON.stringify(value, keepDigits) as string | undefined);
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
export function writePlainly(value: unknown): string | undefined {
  return writeProperty("", value, new Set());
}

function writeProperty(key: string, given: unknown, inside: Set<object>): string | undefined {
  let value = given;
  if (hasToJson(value)) value = value.toJSON(key);
  if (typeof value === "bigint") return value.toString();
  if (typeof value !== "object" || value === null) return JSON.stringify(value) as string | undefined;
  if (value instanceof BigInt) return value.toString();
  if (value instanceof Number || value instanceof String || value instanceof Boolean) return JSON.stringify(value);
  if (inside.has(value)) throw new TypeError("A value that contains itself cannot be written as JSON.");
  inside.add(value);
  const text = Array.isArray(value) ? writeArray(value, inside) : writeObject(value as Record<string, unknown>, inside);
  inside.delete(value);
  return text;
}

function writeArray(values: readonly unknown[], inside: Set<object>): string {
  const parts: string[] = [];
  for (let index = 0; index < values.length; index++) parts.push(writeProperty(String(index), values[index], inside) ?? "null");
  return `[${parts.join(",")}]`;
}

function writeObject(members: Record<string, unknown>, inside: Set<object>): string {
  const parts: string[] = [];
  for (const key of Object.keys(members)) {
    const text = writeProperty(key, members[key], inside);
    if (text !== undefined) parts.push(`${JSON.stringify(key)}:${text}`);
  }
  return `{${parts.join(",")}}`;
}

function hasToJson(value: unknown): value is { toJSON: (key: string) => unknown } {
  if ((typeof value !== "object" || value === null) && typeof value !== "bigint") return false;
  return typeof (value as { toJSON?: unknown }).toJSON === "function";
}
