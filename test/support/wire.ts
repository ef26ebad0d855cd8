// HTTP/1.1 on a bare socket: bytes out, an answer in, nothing between that would mend, merge or hide something.

import { connect, type Socket } from "node:net";

/** An answer as it stood on the wire. */
export interface WireAnswer {
  readonly status: number;
  readonly reason: string;
  /** Names in small letters, in order. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Without the framing of chunks. */
  readonly body: Buffer;
  /** Whether the server closed the connection after it. */
  readonly isLast: boolean;
}

/** Every value of a header. */
export function valuesOf(answer: Pick<WireAnswer, "headers">, name: string): string[] {
  return answer.headers.filter(([key]) => key === name).map(([, value]) => value);
}

export interface WireRequest {
  readonly method: string;
  /** The target, as it stands in the request line. */
  readonly target: string;
  readonly headers?: readonly (readonly [name: string, value: string])[];
  readonly body?: string | Uint8Array | undefined;
}

/** The bytes of a request. `host` is added where no header of that name is given, and `content-length` where there is a body. */
export function toBytes({ method, target, headers = [], body }: WireRequest): Buffer {
  const names = new Set(headers.map(([name]) => name.toLowerCase()));
  const content = body === undefined ? Buffer.alloc(0) : Buffer.from(body as Uint8Array);
  const lines = [`${method} ${target} HTTP/1.1`];
  if (!names.has("host")) lines.push("host: testserver");
  for (const [name, value] of headers) lines.push(`${name}: ${value}`);
  if (body !== undefined && !names.has("content-length") && !names.has("transfer-encoding")) lines.push(`content-length: ${content.length}`);
  return Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1"), content]);
}

/** A connection that is written to and read from as a client would. */
export class Wire implements AsyncDisposable {
  readonly socket: Socket;
  #received: Buffer = Buffer.alloc(0);
  #isEnded = false;
  #failure: Error | undefined;
  #wake: (() => void) | undefined;

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.on("data", (part: Buffer) => {
      this.#received = Buffer.concat([this.#received, part]);
      this.#wake?.();
    });
    socket.on("close", () => {
      this.#isEnded = true;
      this.#wake?.();
    });
    socket.on("error", (error) => {
      this.#failure = error;
      this.#wake?.();
    });
  }

  static open(port: number, host = "127.0.0.1"): Promise<Wire> {
    return new Promise((resolve, reject) => {
      const socket = connect({ port, host, noDelay: true });
      socket.once("error", reject);
      socket.once("connect", () => {
        socket.off("error", reject);
        resolve(new Wire(socket));
      });
    });
  }

  /** Sends bytes as they are. */
  send(bytes: string | Uint8Array): void {
    this.socket.write(bytes);
  }

  /** Waits for the whole answer to a request of this method. */
  async read(method = "GET"): Promise<WireAnswer> {
    const { status, reason, headers } = await this.readHead();
    const parts: Uint8Array[] = [];
    for await (const part of this.readParts(method, status, headers)) parts.push(part);
    return { status, reason, headers, body: Buffer.concat(parts), isLast: headerOf(headers, "connection")?.toLowerCase() === "close" || this.#isEnded };
  }

  /** Waits for the head of an answer. */
  async readHead(): Promise<Pick<WireAnswer, "status" | "reason" | "headers">> {
    const head = await this.#until(() => {
      const end = this.#received.indexOf("\r\n\r\n");
      return end === -1 ? undefined : this.#take(end + 4).toString("latin1");
    }, "the head of an answer");
    const [first = "", ...lines] = head.slice(0, -4).split("\r\n");
    const headers = lines.map((line): [string, string] => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 1).trim()]);
    return { status: Number(first.split(" ")[1]), reason: first.split(" ").slice(2).join(" "), headers };
  }

  /** The body that belongs to a head, as it comes. @throws where it breaks off */
  async *readParts(method: string, status: number, headers: WireAnswer["headers"]): AsyncGenerator<Uint8Array, void, undefined> {
    if (method === "HEAD" || status === 204 || status === 304 || status < 200) return;
    const length = headerOf(headers, "content-length");
    if (headerOf(headers, "transfer-encoding") === "chunked") yield* this.#readChunks();
    else if (length !== undefined)
      yield await this.#until(() => (this.#received.length < Number(length) ? undefined : this.#take(Number(length))), `a body of ${length} bytes`);
    else {
      yield await this.end();
      this.#received = Buffer.alloc(0);
    }
  }

  /** Waits until the other side has closed; what was received and not read until then. */
  async end(): Promise<Buffer> {
    await this.#until(() => (this.#isEnded ? true : undefined), "the end of the connection").catch(() => undefined);
    return this.#received;
  }

  /** Waits for just so many bytes. */
  async take(size: number): Promise<Buffer> {
    return this.#until(() => (this.#received.length < size ? undefined : this.#take(size)), `${size} bytes`);
  }

  /** Waits until at least `size` bytes are there, and takes all that are. */
  async some(size = 1): Promise<Buffer> {
    return this.#until(() => (this.#received.length >= size ? this.#take(this.#received.length) : undefined), "bytes");
  }

  async *#readChunks(): AsyncGenerator<Uint8Array, void, undefined> {
    for (;;) {
      const size = await this.#until(() => {
        const end = this.#received.indexOf("\r\n");
        return end === -1 ? undefined : Number.parseInt(this.#take(end + 2).toString("latin1"), 16);
      }, "a chunk's size");
      const part = await this.#until(() => (this.#received.length < size + 2 ? undefined : this.#take(size + 2)), "a chunk");
      if (size === 0) return;
      yield part.subarray(0, size);
    }
  }

  #take(size: number): Buffer {
    const taken = this.#received.subarray(0, size);
    this.#received = this.#received.subarray(size);
    return taken;
  }

  async #until<T>(look: () => T | undefined, what: string): Promise<T> {
    const deadline = setTimeout(() => {
      this.#failure = new Error(`Waited 10 s for ${what} in vain; received: ${this.#received.toString("latin1").slice(0, 500)}`);
      this.#wake?.();
    }, 10_000);
    try {
      for (;;) {
        const found = look();
        if (found !== undefined) return found;
        if (this.#failure !== undefined) throw this.#failure;
        if (this.#isEnded) throw new Error(`The connection ended while ${what} was awaited; received: ${this.#received.toString("latin1").slice(0, 500)}`);
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
    } finally {
      clearTimeout(deadline);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.socket.destroy();
  }
}

function headerOf(headers: WireAnswer["headers"], name: string): string | undefined {
  return headers.find(([key]) => key === name)?.[1];
}

/** One request on a connection of its own. */
export async function exchangeOnce(port: number, request: WireRequest): Promise<WireAnswer> {
  await using wire = await Wire.open(port);
  wire.send(toBytes({ ...request, headers: [...(request.headers ?? []), ["connection", "close"]] }));
  return await wire.read(request.method);
}
