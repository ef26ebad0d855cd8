// Packing bytes with gzip: by Node's zlib where the runtime has it, which can flush a stream after each part and work beside the event loop;
// by the web's CompressionStream elsewhere, which packs whole bodies only.

import { builtinModule } from "../kernel/builtin-module.ts";

export interface Packer {
  /** Packs a body that is there whole: at once, where that is possible. */
  pack(body: Uint8Array): Uint8Array | Promise<Uint8Array>;
  /** Packs a stream so that each part can be read as soon as it is sent; undefined where the runtime cannot flush. */
  readonly packStream: ((parts: AsyncIterable<string | Uint8Array>) => AsyncIterable<Uint8Array>) | undefined;
}

interface Gzip {
  write(part: string | Uint8Array, done: (error?: Error | null) => void): boolean;
  end(done: () => void): void;
  on(event: "data", listener: (part: Uint8Array) => void): void;
  on(event: "error", listener: (error: Error) => void): void;
  once(event: "end", listener: () => void): void;
  destroy(): void;
}

interface Zlib {
  gzipSync(body: Uint8Array, options: { level: number }): Uint8Array;
  gzip(body: Uint8Array, options: { level: number }, done: (error: Error | null, packed: Uint8Array) => void): void;
  createGzip(options: { level: number; flush: number }): Gzip;
  readonly constants: { readonly Z_SYNC_FLUSH: number };
}

/** @param threadSize Bodies of this many bytes and more are packed beside the event loop. */
export function makePacker(level: number, threadSize: number): Packer {
  const zlib = builtinModule<Zlib>("node:zlib");
  if (zlib === undefined) return { pack: packByWeb, packStream: undefined };
  return {
    pack(body) {
      if (body.length < threadSize) return zlib.gzipSync(body, { level });
      return new Promise((resolve, reject) => zlib.gzip(body, { level }, (error, packed) => (error === null ? resolve(packed) : reject(error))));
    },
    packStream: (parts) => packParts(parts, zlib, level),
  };
}

async function packByWeb(body: Uint8Array): Promise<Uint8Array> {
  const packed = new Blob([body as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

async function* packParts(parts: AsyncIterable<string | Uint8Array>, zlib: Zlib, level: number): AsyncGenerator<Uint8Array, void, undefined> {
  const gzip = zlib.createGzip({ level, flush: zlib.constants.Z_SYNC_FLUSH });
  const ready: Uint8Array[] = [];
  let failure: Error | undefined;
  gzip.on("data", (part) => ready.push(part));
  gzip.on("error", (error) => (failure = error));
  try {
    for await (const part of parts) {
      if (part.length === 0) continue;
      await new Promise<void>((resolve, reject) => gzip.write(part, (error) => (error instanceof Error ? reject(error) : resolve())));
      yield* ready.splice(0);
    }
    await new Promise<void>((resolve, reject) => {
      gzip.once("end", resolve);
      gzip.end(() => failure !== undefined && reject(failure));
    });
    yield* ready.splice(0);
  } finally {
    gzip.destroy();
  }
}
