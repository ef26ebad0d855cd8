// JSON as Python's `json.dumps` writes it when nobody says otherwise: a space after each comma and colon, ASCII only, NaN by name.

import { pythonNumber } from "./python-text.ts";

/** The JSON text of plain data. Members that JSON cannot say are left out. */
export function writePythonJson(value: unknown): string {
  return write(value) ?? "null";
}

function write(value: unknown): string | undefined {
  switch (typeof value) {
    case "string":
      return toAscii(JSON.stringify(value));
    case "number":
      return Number.isFinite(value) ? pythonNumber(value) : nonFiniteName(value);
    case "bigint":
      return value.toString();
    case "boolean":
      return String(value);
    case "object":
      if (value === null) return "null";
      return Array.isArray(value) ? `[${value.map((item) => write(item) ?? "null").join(", ")}]` : writeMembers(value);
    default:
      return undefined;
  }
}

function writeMembers(members: object): string {
  const parts: string[] = [];
  for (const [key, member] of Object.entries(members)) {
    const text = write(member);
    if (text !== undefined) parts.push(`${toAscii(JSON.stringify(key))}: ${text}`);
  }
  return `{${parts.join(", ")}}`;
}

function nonFiniteName(value: number): string {
  return Number.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
}

/** Every unit beyond printable ASCII as an escape; `JSON.stringify` has escaped lone surrogates and controls already. */
function toAscii(text: string): string {
  return text.replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
