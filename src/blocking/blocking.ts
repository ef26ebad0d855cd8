// Work that would hold the event loop, in threads: a function of a module of its own, called as any other. What FastAPI's thread pool is for `def`.

import { closeWithApplications } from "../app/process-resources.ts";
import { errors } from "../errors/catalogue.ts";
import { fileSystem } from "../http/file-system.ts";
import { hasPiscina, ThreadPool } from "./thread-pool.ts";

// oxlint-disable-next-line typescript/no-explicit-any -- any function, whatever it takes and gives
type AnyFunction = (...args: any) => unknown;

/** The names under which a module exports functions. */
type FunctionNames<M> = { [K in keyof M]: M[K] extends AnyFunction ? K : never }[keyof M] & string;

export interface BlockingOptions {
  /** How many threads this function has for itself. Left out, it shares those of the process: as many as processors, less one. */
  readonly threads?: number;
  /** How many calls wait at most for a thread; further ones are answered 503. 1,000 by default. Given, the function has threads of its own. */
  readonly maxQueue?: number;
}

export interface BlockingRun {
  /** Ends the work, in the middle of what it does: `request.signal` where nobody waits for it any more. */
  readonly signal?: AbortSignal;
  /** Buffers among the arguments to hand over rather than to copy; they cannot be used here after that. */
  readonly transfer?: readonly (ArrayBuffer | MessagePort)[];
}

/** The function as it is called from here. Arguments and result are copied, as `structuredClone` does it. */
export interface Blocking<F extends AnyFunction> {
  /** @throws BlockingError for what the function threw; HTTPException where it threw one, or 503 where too many wait */
  (...args: Parameters<F>): Promise<Awaited<ReturnType<F>>>;
  /** The same with a signal or with buffers to hand over. @throws the signal's reason, too */
  run(options: BlockingRun, ...args: Parameters<F>): Promise<Awaited<ReturnType<F>>>;
}

let shared: ThreadPool | undefined;

/**
 * The default export of a module, or the one called `name`, to be run in a thread. The module is loaded there, and once by each thread: a TypeScript file as
 * well, where Node strips types. The threads end with the last application of the process. It needs the package `piscina`.
 *
 * @throws DeclarationError SIG340 where `piscina` is not installed, SIG341 where there is no such file
 * @example
 * const resize = blocking<typeof import("./resize.ts")>(new URL("./resize.ts", import.meta.url));
 * app.post("/thumbnails", { image: t.file, request: HttpRequest }, async ({ image, request }) => {
 *   const small = await resize.run({ signal: request.signal }, await image.bytes(), 200);
 *   return new HttpResponse(small, { mediaType: "image/png" });
 * });
 */
export function blocking<M extends { readonly default: AnyFunction }>(module: URL, options?: BlockingOptions): Blocking<M["default"]>;
export function blocking<M extends object, N extends FunctionNames<M>>(
  module: URL,
  options: BlockingOptions & { readonly name: N },
): Blocking<M[N] extends AnyFunction ? M[N] : never>;
export function blocking(module: URL, options: BlockingOptions & { readonly name?: string } = {}): Blocking<AnyFunction> {
  if (!(module instanceof URL) || module.protocol !== "file:") throw errors.noBlockingModule(String(module));
  const files = fileSystem("blocking()");
  const path = files.fromUrl(module);
  if (files.statusNow(path)?.kind !== "file") throw errors.noBlockingModule(path);
  if (!hasPiscina()) throw errors.noPiscina();
  const { name = "default", threads, maxQueue } = options;
  const pool = threads === undefined && maxQueue === undefined ? (shared ??= makePool({})) : makePool({ threads, maxQueue });
  const run = (how: BlockingRun, ...args: unknown[]): Promise<unknown> => pool.run({ module: module.href, name, args }, how);
  return Object.assign((...args: unknown[]) => run({}, ...args), { run }) as Blocking<AnyFunction>;
}

function makePool(options: { readonly threads?: number | undefined; readonly maxQueue?: number | undefined }): ThreadPool {
  const pool = new ThreadPool(options);
  closeWithApplications(pool);
  return pool;
}
