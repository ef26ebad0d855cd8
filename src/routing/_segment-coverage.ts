// Whether one segment of a template takes everything that another takes: the step of the search for conflicts.
// "No" means "not for certain".

import type { Segment } from "./_template-segments.ts";
import { acceptsAnyText, FLOAT_PATTERN, INTEGER_PATTERN } from "./convertors.ts";
import type { Convertor } from "./convertors.ts";
import type { PathPart } from "./path-template.ts";

/** True where every text that the narrow segment takes is certain to be taken by the wide one. */
export function coversSegment(wide: Segment, narrow: Segment): boolean {
  switch (wide.kind) {
    case "literal":
      return narrow.kind === "literal" && narrow.text === wide.text;
    case "compound":
      return narrow.kind === "compound" && haveSameShape(wide.parts, narrow.parts);
    case "single":
      return coveredBySingle(wide, narrow);
  }
}

function coveredBySingle(wide: Extract<Segment, { kind: "single" }>, narrow: Segment): boolean {
  const { prefix, suffix } = wide;
  const { convertor } = wide.parameter;
  if (narrow.kind === "literal") {
    const { text } = narrow;
    const end = text.length - suffix.length;
    return prefix.length <= end && text.startsWith(prefix) && text.endsWith(suffix) && convertor.accepts!(text, prefix.length, end);
  }
  if (narrow.kind === "single") {
    const inner = narrow.parameter.convertor;
    if (narrow.prefix === prefix && narrow.suffix === suffix) return coversConvertor(convertor, inner);
    // There is more literal text in the narrow one then: even around nothing it is something.
    return isAnyText(convertor) && narrow.prefix.startsWith(prefix) && narrow.suffix.endsWith(suffix);
  }
  const isNotEmpty = narrow.parts.some((part) => typeof part !== "string" && isNeverEmpty(part.convertor));
  return isAnyText(convertor) && isNotEmpty && textOf(narrow.parts[0]).startsWith(prefix) && textOf(narrow.parts.at(-1)).endsWith(suffix);
}

function coversConvertor(wide: Convertor, narrow: Convertor): boolean {
  if (wide.pattern === narrow.pattern) return true;
  return (isAnyText(wide) && isNeverEmpty(narrow)) || (wide.pattern === FLOAT_PATTERN && narrow.pattern === INTEGER_PATTERN);
}

function isAnyText(convertor: Convertor): boolean {
  return convertor.accepts === acceptsAnyText;
}

/** Only convertors with a scanner stand in segments. */
function isNeverEmpty(convertor: Convertor): boolean {
  return !convertor.accepts!("", 0, 0);
}

function textOf(part: PathPart | undefined): string {
  return typeof part === "string" ? part : "";
}

function haveSameShape(one: readonly PathPart[], other: readonly PathPart[]): boolean {
  return one.length === other.length && one.every((part, index) => isSamePart(part, other[index]!));
}

function isSamePart(one: PathPart, other: PathPart): boolean {
  if (typeof one === "string" || typeof other === "string") return one === other;
  return one.convertor.pattern === other.convertor.pattern;
}
