// The tools that a model may call: what each takes is a model, whose JSON Schema the language model sees and which validates what it sends.

import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { Model, t, type AnyModel } from "signatura";
import { readCorpus, type Passage } from "../model/corpus.ts";
import { topicOf } from "../model/ngram.ts";

export interface ChatTool {
  readonly name: string;
  readonly description: string;
  readonly takes: AnyModel & { parseJson(text: string): unknown; jsonSchema(): object };
  /** @throws Error with what went wrong, for the language model and the reader */
  run(input: never, signal: AbortSignal): Promise<unknown>;
}

export class Search extends Model({
  query: t.string.minLength(2).description("What to look for, in a few words"),
  limit: t.int.ge(1).le(10).default(4),
}) {}

export class ErrorCode extends Model({ code: t.string.pattern(/^SIG\d{3}$/) }) {}

/** How long the search takes: it stands for an index that is far away. In milliseconds. */
const FAR_AWAY = 1500;

const searchDocs: ChatTool = {
  name: "search_docs",
  description: "Searches the project's documents for sentences about something. It is slow.",
  takes: Search,
  async run({ query, limit }: Search, signal: AbortSignal) {
    await sleep(FAR_AWAY, undefined, { signal });
    const topic = topicOf(query);
    const rated = corpus()
      .map((passage) => ({ ...passage, words: new Set(topicOf(passage.text)) }))
      .map(({ words, ...passage }) => ({ ...passage, score: topic.filter((word) => words.has(word)).length / Math.sqrt(words.size + 1) }))
      .filter(({ score }) => score > 0)
      .toSorted((one, other) => other.score - one.score);
    return { passages: rated.slice(0, limit).map(({ file, text }) => ({ text, file })) };
  },
};

let read: readonly Passage[] | undefined;

function corpus(): readonly Passage[] {
  return (read ??= readCorpus());
}

const explainError: ChatTool = {
  name: "explain_error",
  description: "Gives the text and the explanation of one of the project's error codes. It fails for a code that does not exist.",
  takes: ErrorCode,
  async run({ code }: ErrorCode) {
    const text = readFileSync(new URL("../../../docs/errors.md", import.meta.url), "utf8");
    const section = text.split(/^### /m).find((part) => part.startsWith(`${code}\n`));
    if (section === undefined) throw new Error(`There is no error ${code}.`);
    return {
      code,
      text: section
        .slice(code.length)
        .replace(/^## .*$/m, "")
        .trim(),
    };
  },
};

export const tools: readonly ChatTool[] = [searchDocs, explainError];
