// Values, inputs and issues in the form that expectations.json has, and inputs of a program from the form that they have there.

import { t, type Issue } from "signatura";
import type { Builder } from "./build.ts";

/** An object with properties of its own class, which `fromAttributes` reads. */
class Attributes {
  constructor(values: object) {
    Object.assign(this, values);
  }
}

/** `{"$set": […]}`, `{"$attributes": {…}}` and `{"$model": ["Name", {…}]}` stand for values that JSON lacks. */
export function decode(given: unknown, builder: Builder): unknown {
  if (Array.isArray(given)) return given.map((item) => decode(item, builder));
  if (typeof given !== "object" || given === null) return given;
  if ("$set" in given) return new Set(decode(given.$set, builder) as unknown[]);
  if ("$attributes" in given) return new Attributes(decode(given.$attributes, builder) as object);
  if ("$model" in given) {
    const [name, values] = given.$model as [string, object];
    return new (builder.models.get(name)! as new (values: unknown) => object)(decode(values, builder));
  }
  return copy(given, (item) => decode(item, builder));
}

/** Whether a program and JSON can both give the input. */
export function isPlain(given: unknown): boolean {
  return !/"\$(set|attributes|model)"/.test(JSON.stringify(given));
}

/** A copy of an object, `__proto__` among its keys. */
function copy(value: object, change: (item: unknown) => unknown): object {
  const result = {};
  for (const key of Object.keys(value)) {
    Object.defineProperty(result, key, { value: change((value as Record<string, unknown>)[key]), enumerable: true, writable: true, configurable: true });
  }
  return result;
}

export function describeValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(describeValue);
  if (value instanceof Set) return { $set: [...value].map(describeValue).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) };
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Uint8Array) return { $bytes: [...value] };
  if (value instanceof Attributes) return { $attributes: copy(value, describeValue) };
  if ("fieldsSet" in value) {
    const { name } = value.constructor as { name: string };
    const fieldsSet = [...(value as { fieldsSet(): ReadonlySet<string> }).fieldsSet()].toSorted();
    return { $model: modelName(value) ?? name, set: fieldsSet, fields: copy(value, describeValue) };
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return { $text: textOf(value) };
  return copy(value, describeValue);
}

/** The name that the schema of a generic class has. */
function modelName(value: object): string | undefined {
  const title = (value.constructor as unknown as { jsonSchema(): { title?: string } }).jsonSchema().title;
  return title?.includes("[") ? title : undefined;
}

function textOf(value: object): unknown {
  if (value.constructor.name === "Decimal") return t.decimal.dump(value as never, { mode: "json" });
  if (value.constructor.name === "Duration") return t.duration.dump(value as never, { mode: "json" });
  return (String(value).includes(":") ? t.time : t.date).dump(value as never, { mode: "json" });
}

export function describeError({ type, loc, msg, input, ctx }: Issue): unknown {
  const said = [type, loc, msg, describeValue(input)];
  if (ctx === undefined) return said;
  return [...said, Object.fromEntries(Object.entries(ctx).map(([key, item]) => [key, item instanceof Error ? item.message : item]))];
}
