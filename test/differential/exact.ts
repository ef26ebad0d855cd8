// A value as something that compares exactly: classes, the order of keys, absent against undefined, `-0`, holes and cycles are told apart.

/** A plain copy in which whatever `toEqual` would pass over is spelled out. */
export function exact(value: unknown, seen: readonly object[] = []): unknown {
  if (Object.is(value, -0)) return "-0";
  if (value === undefined) return "undefined";
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "symbol" || typeof value === "function") return String(value);
  if (typeof value !== "object" || value === null) return value;
  if (seen.includes(value)) return "cycle";
  const inside = [...seen, value];
  if (value instanceof Date) return `date ${value.getTime()}`;
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (Array.isArray(value)) return Array.from(value, (item, index) => (index in value ? exact(item, inside) : "hole"));
  if (value instanceof Set) return { set: Array.from(value, (item) => exact(item, inside)) };
  if (value instanceof Map) return { map: Array.from(value, (entry) => exact(entry, inside)) };
  const entries = Object.keys(value).map((key) => [key, exact((value as Record<string, unknown>)[key], inside)]);
  const { fieldsSet } = value as { fieldsSet?: () => ReadonlySet<string> };
  return { class: value.constructor?.name, entries, ...(typeof fieldsSet === "function" ? { set: [...fieldsSet.call(value)] } : {}) };
}
