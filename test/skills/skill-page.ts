// A page of the skill taken apart: its front matter and its fenced blocks, each with the line where it begins.
// Blocks of `ts` are files of one project, and a block of `http` is a request to the `app` of the block before it, with the answer.

export interface Block {
  readonly language: string;
  readonly text: string;
  /** Where the block begins in the page, from 1. */
  readonly line: number;
}

export interface ProgramFile {
  /** What its first line says in a comment (`// app.ts`), or else made of the line. */
  readonly name: string;
  readonly text: string;
}

export interface WireExchange {
  readonly line: number;
  /** The file whose `app` answers. */
  readonly file: string;
  readonly request: { readonly method: string; readonly path: string; readonly headers: readonly (readonly [string, string])[]; readonly body: string };
  readonly answer: { readonly status: number; readonly headers: readonly (readonly [string, string])[]; readonly body: string };
}

export interface Page {
  readonly front: ReadonlyMap<string, string>;
  readonly blocks: readonly Block[];
  readonly files: readonly ProgramFile[];
  readonly exchanges: readonly WireExchange[];
}

/** @throws Error for a block that is not closed, or a request without a program */
export function readPage(text: string): Page {
  const blocks = readBlocks(text);
  const files: ProgramFile[] = [];
  const exchanges: WireExchange[] = [];
  for (const block of blocks) {
    if (block.language === "ts") files.push({ name: /^\/\/ (\S+\.ts)\n/.exec(block.text)?.[1] ?? `line-${block.line}.ts`, text: block.text });
    if (block.language === "http")
      exchanges.push(
        readExchange(
          block,
          files.findLast(({ text: program }) => /^export const app\b/m.test(program)),
        ),
      );
  }
  return { front: readFront(text), blocks, files, exchanges };
}

function readBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let open: { language: string; line: number; lines: string[] } | undefined;
  for (const [index, line] of text.split("\n").entries()) {
    const fence = /^```(\w*)$/.exec(line);
    if (fence === null) open?.lines.push(line);
    else if (open === undefined) open = { language: fence[1]!, line: index + 1, lines: [] };
    else {
      blocks.push({ language: open.language, text: `${open.lines.join("\n")}\n`, line: open.line });
      open = undefined;
    }
  }
  if (open !== undefined) throw new Error(`The block of line ${open.line} is not closed.`);
  return blocks;
}

function readFront(text: string): Map<string, string> {
  const lines = /^---\n([^]*?)\n---\n/.exec(text)?.[1]?.split("\n") ?? [];
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trim()]));
}

/** The request, and from the line `HTTP/1.1 …` on what is expected of the answer: of its headers those that are named. */
function readExchange({ text, line }: Block, file: ProgramFile | undefined): WireExchange {
  if (file === undefined) throw new Error(`No block with an \`app\` stands before the request of line ${line}.`);
  const begin = text.search(/^HTTP\/1\.1 /m);
  const asked = readMessage(text.slice(0, begin));
  const answered = readMessage(text.slice(begin));
  const [method = "", path = ""] = asked.first.split(" ");
  return {
    line,
    file: file.name,
    request: { method, path, headers: asked.headers, body: asked.body },
    answer: { status: Number(answered.first.split(" ")[1]), headers: answered.headers, body: answered.body },
  };
}

function readMessage(text: string): { readonly first: string; readonly headers: readonly (readonly [string, string])[]; readonly body: string } {
  const [head = "", ...rest] = text.trimEnd().split("\n\n");
  const [first = "", ...lines] = head.split("\n");
  const headers = lines.map((header) => [header.slice(0, header.indexOf(":")).toLowerCase(), header.slice(header.indexOf(":") + 1).trim()] as const);
  return { first, headers, body: rest.join("\n\n").trimEnd() };
}
