// A template cut at its slashes, as far as each piece can be judged by itself: what the trie and the search for
// conflicts work on. What lies behind (a parameter that may take a "/") is only named, not analysed.

import { REST_PATTERN } from "./convertors.ts";
import type { PathParameter, PathPart, PathTemplate } from "./path-template.ts";

/** One piece between two slashes. */
export type Segment =
  | { readonly kind: "literal"; readonly text: string }
  /** One parameter, with literal text around it or not: "{name}.json". */
  | { readonly kind: "single"; readonly prefix: string; readonly parameter: PathParameter; readonly suffix: string }
  /** Several parameters: "{from}-{to}". */
  | { readonly kind: "compound"; readonly parts: readonly PathPart[] };

/** The pieces of a template, and what follows the last of them. */
export interface TemplateSegments {
  readonly segments: readonly Segment[];
  /** "end": nothing. "rest": a "/" and then any text. "open": a "/" and then what only a regular expression can judge. */
  readonly tail: "end" | "rest" | "open";
}

/** Cuts a template into its segments. */
export function toSegments(template: PathTemplate): TemplateSegments {
  const pieces = toPieces(template);
  const segments: Segment[] = [];
  for (const [index, piece] of pieces.entries()) {
    if (isRest(piece) && index === pieces.length - 1 && !template.isPrefix) return { segments, tail: "rest" };
    const segment = toSegment(piece);
    if (segment === null) return { segments, tail: "open" };
    segments.push(segment);
  }
  return { segments, tail: template.isPrefix ? "rest" : "end" };
}

/** The parts between the slashes of the literal texts; the slash at the start begins the first piece. */
function toPieces(template: PathTemplate): PathPart[][] {
  const pieces: PathPart[][] = [];
  for (const part of template.parts) {
    if (typeof part !== "string") {
      pieces.at(-1)!.push(part);
      continue;
    }
    for (const [index, text] of part.split("/").entries()) {
      if (index > 0) pieces.push([]);
      if (text !== "") pieces.at(-1)!.push(text);
    }
  }
  return pieces;
}

function isRest(piece: readonly PathPart[]): boolean {
  const [part] = piece;
  return piece.length === 1 && typeof part === "object" && part.convertor.pattern === REST_PATTERN;
}

function toSegment(piece: readonly PathPart[]): Segment | null {
  const parameters = piece.filter((part) => typeof part !== "string");
  if (parameters.length === 0) return { kind: "literal", text: piece.join("") };
  if (parameters.some((parameter) => parameter.convertor.accepts === undefined)) return null;
  if (parameters.length > 1) return { kind: "compound", parts: piece };
  const [parameter] = parameters;
  const position = piece.indexOf(parameter!);
  return { kind: "single", prefix: piece.slice(0, position).join(""), parameter: parameter!, suffix: piece.slice(position + 1).join("") };
}
