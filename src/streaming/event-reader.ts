// Reads a stream of events as browsers do (https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation), but keeps
// what they drop: comments, and events without data.

/** An event as it was read. What it did not say is undefined; what browsers keep from earlier events is not filled in. */
export interface ReceivedEvent {
  readonly event: string | undefined;
  /** The lines of its data, with `\n` between them. */
  readonly data: string | undefined;
  readonly id: string | undefined;
  /** In milliseconds. */
  readonly retry: number | undefined;
  /** The lines of its comments, with `\n` between them. */
  readonly comment: string | undefined;
}

/** The blocks of a stream, each once it is complete; what is left at the end is no event. One that says nothing is left out. */
export async function* readEvents(parts: AsyncIterable<Uint8Array>): AsyncGenerator<ReceivedEvent, void, undefined> {
  const block = new Block();
  for await (const line of readLines(parts)) {
    if (line !== "") block.read(line);
    else if (block.isUsed) yield block.take();
  }
}

/** Lines end with CR, LF or both, wherever the parts are cut. */
async function* readLines(parts: AsyncIterable<Uint8Array>): AsyncGenerator<string, void, undefined> {
  // A byte order mark at the beginning is passed over by the decoder.
  const decoder = new TextDecoder();
  let rest = "";
  let endedWithReturn = false;
  for await (const part of parts) {
    let text = decoder.decode(part, { stream: true });
    if (text === "") continue;
    // The second half of a line end that was cut in two.
    if (endedWithReturn && text.startsWith("\n")) text = text.slice(1);
    endedWithReturn = text === "" ? false : text.endsWith("\r");
    const lines = (rest + text).split(/\r\n|\r|\n/);
    rest = lines.pop()!;
    yield* lines;
  }
}

class Block {
  #fields: { event?: string; data?: string; id?: string; retry?: number; comment?: string } = {};

  get isUsed(): boolean {
    return Object.keys(this.#fields).length > 0;
  }

  read(line: string): void {
    const colon = line.indexOf(":");
    const name = colon === -1 ? line : line.slice(0, colon);
    const rest = colon === -1 ? "" : line.slice(colon + 1);
    const value = rest.startsWith(" ") ? rest.slice(1) : rest;
    const fields = this.#fields;
    if (name === "") fields.comment = joined(fields.comment, value);
    else if (name === "data") fields.data = joined(fields.data, value);
    else if (name === "event") fields.event = value;
    else if (name === "id" && !value.includes("\0")) fields.id = value;
    else if (name === "retry" && /^\d+$/.test(value)) fields.retry = Number(value);
  }

  take(): ReceivedEvent {
    const { event, data, id, retry, comment } = this.#fields;
    this.#fields = {};
    return { event, data, id, retry, comment };
  }
}

function joined(before: string | undefined, line: string): string {
  return before === undefined ? line : `${before}\n${line}`;
}
