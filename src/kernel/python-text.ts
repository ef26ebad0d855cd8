// How Python writes values and words in messages: validation errors quote them, so that they read as Pydantic's do.

/** Python's `repr` of a value that JSON can carry. */
export function pythonRepr(value: unknown): string {
  switch (typeof value) {
    case "string":
      return stringRepr(value);
    case "boolean":
      return value ? "True" : "False";
    case "number":
      return pythonNumber(value);
    case "bigint":
      return value.toString();
    case "undefined":
      return "None";
    default:
      return value === null ? "None" : objectRepr(value);
  }
}

function objectRepr(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(pythonRepr).join(", ")}]`;
  if (typeof value === "object") {
    const entries = Object.entries(value as object).map(([key, item]) => `${stringRepr(key)}: ${pythonRepr(item)}`);
    return `{${entries.join(", ")}}`;
  }
  return String(value);
}

/** Python's text of a number: `1e+22`, `1e-07`, `inf`, `nan`. */
export function pythonNumber(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  const size = Math.abs(value);
  const text = size > 0 && size < 1e-4 ? value.toExponential() : String(value);
  return text.replace(/e([+-])(\d)$/, "e$10$2");
}

/** ASCII without quotes and backslashes: nearly every text that is shown. */
const SHOWN_AS_IT_IS = /^[ !#-&(-[\]-~]*$/;

function stringRepr(text: string): string {
  if (SHOWN_AS_IT_IS.test(text)) return `'${text}'`;
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  let body = "";
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (character === "\\" || character === mark) body += `\\${character}`;
    else if (character === "\n") body += "\\n";
    else if (character === "\r") body += "\\r";
    else if (character === "\t") body += "\\t";
    else if (code < 0x20 || (code >= 0x7f && code < 0xa0)) body += `\\x${code.toString(16).padStart(2, "0")}`;
    else if (code >= 0xd800 && code <= 0xdfff) body += `\\u${code.toString(16)}`;
    else body += character;
  }
  return mark + body + mark;
}

/** `'a', 'b' or 1`: the list of expected values in an `enum` or `literal_error`. */
export function expectedList(values: readonly unknown[]): string {
  const texts = values.map(pythonRepr);
  if (texts.length < 2) return texts.join("");
  return `${texts.slice(0, -1).join(", ")} or ${texts.at(-1)}`;
}

/** "s" unless the count is one. */
export function pluralEnding(count: number): string {
  return count === 1 ? "" : "s";
}

/** `item_id` → `Item Id`, as Python's `str.title` after underscores became spaces. */
export function toTitle(name: string): string {
  return pythonTitle(name.replaceAll("_", " "));
}

/** Python's `str.title`: a letter is a capital where none stands before it, and small elsewhere. */
export function pythonTitle(text: string): string {
  return text.replace(/\p{L}+/gu, (word) => {
    const [first, ...rest] = word;
    return first!.toUpperCase() + rest.join("").toLowerCase();
  });
}
