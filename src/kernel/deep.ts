// Copies and comparisons of plain data, by value.

import { timeOffset } from "./time-offset.ts";

/** A copy of a default that its owner may change: plain objects, arrays, sets, maps, dates and instances of models are copied, all else is shared. */
export function copyOf<T>(value: T): T {
  return copyUnknown(value) as T;
}

function copyUnknown(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(copyUnknown);
  if (value instanceof Set) return new Set([...value].map(copyUnknown));
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [copyUnknown(key), copyUnknown(item)]));
  if (value instanceof Date) return new Date(value);
  if (!isPlainObject(value)) return copiesItself(value) ? value["~deepCopy"]() : value;
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value)) setOwn(copy, key, copyUnknown(value[key]));
  return copy;
}

/** An instance of a model. */
function copiesItself(value: object): value is { "~deepCopy"(): unknown } {
  return typeof (value as { "~deepCopy"?: unknown })["~deepCopy"] === "function";
}

/** Whether a value is an object literal's kind: no class of its own. Objects of other realms count. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
}

/** Sets a key as own data, whatever its name: `__proto__` and `constructor` are ordinary data here. */
export function setOwn(target: object, key: string, value: unknown): void {
  if (key === "__proto__") Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
  else (target as Record<string, unknown>)[key] = value;
}

/** Whether two values say the same: dates, sets, maps, URLs, arrays and objects by content, `NaN` equal to itself. */
export function isSame(left: unknown, right: unknown): boolean {
  if (Object.is(left, right) || left === right) return true;
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) return false;
  if (Object.getPrototypeOf(left) !== Object.getPrototypeOf(right)) return false;
  if (left instanceof Date) return left.getTime() === (right as Date).getTime();
  if (Array.isArray(left)) {
    const other = right as unknown[];
    return left.length === other.length && left.every((item, index) => isSame(item, other[index]));
  }
  if (left instanceof Set) return left.size === (right as Set<unknown>).size && [...left].every((item) => (right as Set<unknown>).has(item));
  if (left instanceof Map) return isSameMap(left, right as Map<unknown, unknown>);
  if (left instanceof URL || left instanceof RegExp) return String(left) === String(right);
  if (left instanceof Uint8Array) return left.length === (right as Uint8Array).length && left.every((byte, index) => byte === (right as Uint8Array)[index]);
  if (String((left as { readonly [Symbol.toStringTag]?: unknown })[Symbol.toStringTag]).startsWith("Temporal.")) {
    return String(left) === String(right) && timeOffset(left) === timeOffset(right);
  }
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  return keys.every((key) => Object.hasOwn(right, key) && isSame((left as never)[key], (right as never)[key]));
}

/** Keys are the same ones, as \`Map\` itself looks for them; their order says nothing. */
function isSameMap(left: ReadonlyMap<unknown, unknown>, right: ReadonlyMap<unknown, unknown>): boolean {
  return left.size === right.size && [...left].every(([key, item]) => right.has(key) && isSame(item, right.get(key)));
}
