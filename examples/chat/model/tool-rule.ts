// How the embedded model comes to call a tool: by a plain rule over what the tools say of themselves, since counting words cannot decide it.

import type { Tool } from "./completion-models.ts";

/** A call that the rule has made. */
export interface ChosenCall {
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
}

interface Parameters {
  readonly properties?: Readonly<Record<string, { readonly type?: string; readonly pattern?: string }>>;
  readonly required?: readonly string[];
}

/**
 * The first tool that has a required text with a `pattern` which a word of the question matches: it gets that word. Else the first tool a word of
 * whose name stands in the question (`search_docs`: "search"): its first required text gets the rest of the question. Else none.
 */
export function chooseTool(question: string, tools: readonly Tool[]): ChosenCall | undefined {
  const words = question.match(/[\p{L}\p{N}_-]+/gu) ?? [];
  for (const { function: tool } of tools) {
    for (const [name, pattern] of requiredTexts(tool.parameters as Parameters)) {
      const word = pattern === undefined ? undefined : words.find((candidate) => new RegExp(pattern, "u").test(candidate));
      if (word !== undefined) return { name: tool.name, input: { [name]: word } };
    }
  }
  for (const { function: tool } of tools) {
    const named = tool.name.toLowerCase().split(/[_-]/);
    const free = requiredTexts(tool.parameters as Parameters).find(([, pattern]) => pattern === undefined);
    const rest = words.filter((word) => !named.includes(word.toLowerCase()));
    if (free !== undefined && rest.length > 0 && rest.length < words.length) return { name: tool.name, input: { [free[0]]: rest.join(" ") } };
  }
  return undefined;
}

function requiredTexts({ properties = {}, required = [] }: Parameters): (readonly [name: string, pattern: string | undefined])[] {
  return Object.entries(properties)
    .filter(([name, { type }]) => type === "string" && required.includes(name))
    .map(([name, { pattern }]) => [name, pattern] as const);
}
