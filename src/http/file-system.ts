// The few things that sending files needs of a file system, behind an interface. The one there is comes from Node's built-in modules,
// looked up when the first file is sent; platforms without them get an error that says so.

import { builtinModule } from "../kernel/builtin-module.ts";
import { errors } from "../errors/catalogue.ts";
import type { FileBody } from "./response.ts";
import { toSeconds } from "./validators.ts";

export interface FileStatus {
  /** In bytes. */
  readonly size: number;
  /** The time of the last change, in seconds since 1970 with fraction. */
  readonly modified: number;
  readonly kind: "file" | "directory" | "other";
}

export interface FileSystem {
  /** Follows links. Rejects with an error that has a `code`, such as `ENOENT`. */
  status(path: string): Promise<FileStatus>;
  /** The same, at once; for start-up only. Undefined where nothing is there. */
  statusNow(path: string): FileStatus | undefined;
  /** The path with every link in it followed. Rejects like `status`. */
  realPath(path: string): Promise<string>;
  /** The bytes from `start` up to `end`, which is exclusive. */
  read(path: string, start: number, end: number): AsyncIterable<Uint8Array>;
  /** An absolute path of parts, without "." and "..". */
  resolve(...parts: string[]): string;
  /** Whether a path is the directory or below it. Both are absolute. */
  isInside(path: string, directory: string): boolean;
  /** The path that a `file:` URL names. */
  fromUrl(url: URL): string;
}

let found: FileSystem | undefined;

/** The file system. @throws DeclarationError SIG330 where the platform has none; `what` names who needs it */
export function fileSystem(what: string): FileSystem {
  found ??= nodeFileSystem();
  if (found === undefined) throw errors.noFileSystem(what);
  return found;
}

/** The bytes of a body that is a file. */
export function readFileBody({ file, start, end }: FileBody): AsyncIterable<Uint8Array> {
  return fileSystem("A file as a body").read(file, start, end);
}

interface Stats {
  readonly size: bigint;
  readonly mtimeNs: bigint;
  isFile(): boolean;
  isDirectory(): boolean;
}

interface NodeFs {
  createReadStream(path: string, options: { start: number; end: number; highWaterMark: number }): AsyncIterable<Uint8Array>;
  statSync(path: string, options: { bigint: true; throwIfNoEntry: false }): Stats | undefined;
  readonly promises: {
    stat(path: string, options: { bigint: true }): Promise<Stats>;
    realpath(path: string): Promise<string>;
  };
}

interface NodePath {
  resolve(...parts: string[]): string;
  relative(from: string, to: string): string;
  isAbsolute(path: string): boolean;
  readonly sep: string;
}

/** As much as Starlette reads at a time, in bytes. */
const CHUNK = 65_536;

function nodeFileSystem(): FileSystem | undefined {
  const fs = builtinModule<NodeFs>("node:fs");
  const paths = builtinModule<NodePath>("node:path");
  const urls = builtinModule<{ fileURLToPath(url: URL): string }>("node:url");
  if (fs === undefined || paths === undefined || urls === undefined) return undefined;
  return {
    status: async (path) => toStatus(await fs.promises.stat(path, { bigint: true })),
    statusNow(path) {
      const stats = fs.statSync(path, { bigint: true, throwIfNoEntry: false });
      return stats === undefined ? undefined : toStatus(stats);
    },
    realPath: (path) => fs.promises.realpath(path),
    read: (path, start, end) => (end > start ? fs.createReadStream(path, { start, end: end - 1, highWaterMark: CHUNK }) : nothing()),
    resolve: (...parts) => paths.resolve(...parts),
    isInside(path, directory) {
      const relative = paths.relative(directory, path);
      return relative !== ".." && !relative.startsWith(`..${paths.sep}`) && !paths.isAbsolute(relative);
    },
    fromUrl: (url) => urls.fileURLToPath(url),
  };
}

function toStatus(stats: Stats): FileStatus {
  const kind = stats.isFile() ? "file" : stats.isDirectory() ? "directory" : "other";
  return { size: Number(stats.size), modified: toSeconds(stats.mtimeNs), kind };
}

async function* nothing(): AsyncGenerator<Uint8Array, void, undefined> {}

/** The `code` of a file system's error. */
export function errorCode(error: unknown): string | undefined {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === "string" ? code : undefined;
}
