// What lists, sets and tuples share: which inputs hold items, reading each at its index, and leaving out those that ask for it.

import { INVALID } from "../kernel/invalid.ts";
import { OmitItem } from "../errors/validation.ts";
import { EXACT, LAX, STRICT, type ParseContext } from "./context.ts";
import type { Node } from "./node.ts";

/** The items of an input, and how many they are where that is known beforehand. */
export interface Items {
  readonly each: Iterable<unknown>;
  readonly size: number | undefined;
}

/**
 * The items of what lax or strict mode takes for an array (or a set); undefined where it takes the input for none.
 * Lax mode takes any iterable of the program, but no text, bytes or map.
 */
export function itemsOf(value: unknown, native: "array" | "tuple" | "set", strict: boolean, context: ParseContext): Items | undefined {
  if (Array.isArray(value)) {
    if (native === "set" && strict && context.mode === "js") return undefined;
    context.floor(native === "array" || (native === "tuple" && context.mode === "js") ? EXACT : context.mode === "js" ? LAX : STRICT);
    return { each: value, size: value.length };
  }
  if (context.mode !== "js" || typeof value !== "object" || value === null) return undefined;
  if (value instanceof Set && native === "set") return { each: value, size: value.size };
  if (strict || value instanceof Map || ArrayBuffer.isView(value) || !(Symbol.iterator in value)) return undefined;
  context.floor(LAX);
  return { each: value as Iterable<unknown>, size: value instanceof Set ? value.size : undefined };
}

/**
 * Reads items at their indexes, the first at `start`, handing each value over to `take`, which may end the reading by giving false.
 * Gives whether all were valid.
 */
export function readItems(
  items: Iterable<unknown>,
  typeAt: (index: number) => Node,
  context: ParseContext,
  failFast: boolean,
  take: (value: unknown) => boolean,
): boolean {
  let isValid = true;
  let index = 0;
  const depth = context.path.length;
  for (const item of items) {
    context.path.push(index);
    try {
      const value = typeAt(index)["~run"](item, context);
      if (value === INVALID) isValid = false;
      else if (!take(value)) return false;
    } catch (error) {
      if (!(error instanceof OmitItem)) throw error;
    } finally {
      context.path.length = depth;
    }
    if (failFast && !isValid) return false;
    index += 1;
  }
  return isValid;
}

/** Items that were iterated to their end, or undefined once what went wrong there is reported. */
export function iterated(items: Items, input: unknown, context: ParseContext): readonly unknown[] | undefined {
  if (Array.isArray(items.each)) return items.each as readonly unknown[];
  try {
    return [...items.each];
  } catch (error) {
    const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    context.report("iteration_error", `Error iterating over object, error: ${text}`, input, { error: text });
    return undefined;
  }
}

/** The message of an input that holds no items, by Pydantic's words for the mode. */
export function refuseItems(kind: "list" | "set" | "tuple", value: unknown, context: ParseContext): typeof INVALID {
  return context.report(`${kind}_type`, `Input should be a valid ${context.words === "js" ? kind : "array"}`, value);
}
