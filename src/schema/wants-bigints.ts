// Which types must be read from JSON with all digits: `JSON.parse` rounds integers beyond 2^53, and reading them exactly takes several times as long.

/** Whether a type holds integers that JSON.parse would round. */
export function wantsBigints(type: { readonly "~children": readonly unknown[] }, seen: Set<unknown> = new Set()): boolean {
  if (seen.has(type)) return false;
  seen.add(type);
  if ((type as { "~keepsDigits"?: boolean })["~keepsDigits"] === true) return true;
  return (type["~children"] as readonly (typeof type)[]).some((child) => wantsBigints(child, seen));
}
