// Forms of the type `application/x-www-form-urlencoded`: written like a query, and read like one, but under limits.

import { decodeText } from "./query.ts";
import { FormFields } from "./form-fields.ts";
import { DEFAULT_MAX_FIELDS, DEFAULT_MAX_PART_SIZE, tooLarge, tooManyFields, type FormLimits } from "./form-limits.ts";

/** The fields of a body, which is given as Latin-1, as Starlette reads it. @throws HTTPException 400 beyond a limit */
export function readUrlencoded(text: string, limits: FormLimits = {}): FormFields {
  const { maxFields = DEFAULT_MAX_FIELDS, maxPartSize = DEFAULT_MAX_PART_SIZE } = limits;
  const entries: [string, string][] = [];
  for (let start = 0; start < text.length;) {
    const ampersand = text.indexOf("&", start);
    const end = ampersand < 0 ? text.length : ampersand;
    if (end > start) {
      const equals = endOfName(text, start, end);
      if (equals - start + Math.max(0, end - equals - 1) > maxPartSize) throw tooLarge("Field", maxPartSize);
      if (entries.length >= maxFields) throw tooManyFields(maxFields);
      entries.push([decodeText(text.slice(start, equals)), decodeText(text.slice(equals + 1, end))]);
    }
    start = end + 1;
  }
  return new FormFields(entries);
}

function endOfName(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && text.charCodeAt(at) !== 0x3d) at++;
  return at;
}
