// What a plan does where its stream is resumable, in place of calling its handler and answering: follow a run that is there, or start one, whose
// producer goes on without the request. What follows the answer elsewhere follows the run here: background tasks, teardown, closing.

import { isPromise } from "../kernel/promises.ts";
import { errors } from "../errors/catalogue.ts";
import { placeOf, type Operation } from "../contract/operation.ts";
import type { BackgroundTasks } from "../depends/background.ts";
import type { Call } from "../depends/call.ts";
import type { ExitStack, Outcome } from "../depends/exit-stack.ts";
import type { ItemSource } from "../http/item-source.ts";
import { HttpResponse } from "../http/response.ts";
import type { Lease, ReplayLog, RunPage } from "../streaming/replay-log.ts";
import { eventId, readCursor, type RunCursor } from "../streaming/run-cursor.ts";
import { RunProducer } from "../streaming/run-producer.ts";
import { compileEventWriter, endingsOf, type EventWriter } from "../streaming/run-events.ts";
import { setRun } from "../streaming/run-response.ts";
import type { SseOptions } from "../streaming/sse.ts";

import { headersOf, sourceOf } from "../streaming/stream-body.ts";
import { StreamRun } from "../streaming/stream-run.ts";
import { KeptExchange, keepExchange } from "./kept-exchange.ts";
import { applyDraft, withBackground } from "./respond.ts";
import type { Runs } from "./runs.ts";

export interface Resume {
  /** At the beginning of a request: its signal is the run's from now on. */
  begin(call: Call): void;
  /**
   * Once the arguments are there. The answer may be given without further ado: of what the call had to tear down, the run has taken what is its own.
   * @param produce Calls the handler. @throws what it throws, and what a producer throws before its first event
   */
  answer(call: Call, args: Readonly<Record<string, unknown>>, produce: () => unknown): Promise<HttpResponse>;
}

interface ResumeParts {
  readonly runs: Runs;
  readonly writer: EventWriter;
  readonly bodyKind: "json" | "form" | undefined;
}

/**
 * Undefined where the operation's stream is not resumable.
 * @param bodyKind How the operation's body is read; undefined where it takes none. @throws DeclarationError SIG218, SIG219
 */
export function compileResume(operation: Operation, runs: Runs, bodyKind: "json" | "form" | undefined): Resume | undefined {
  const { resume: log, run, restartable = false } = (operation.stream?.options ?? {}) as SseOptions;
  if (log === undefined) return undefined;
  if (run !== undefined && !operation.signature.argumentNames.includes(run)) throw errors.runParameter(placeOf(operation), run);
  if (restartable && bodyKind === "form") throw errors.restartableForm(placeOf(operation));
  runs.register(log, placeOf(operation));
  return new ResumePlan(operation, log, { runs, writer: compileEventWriter(operation), bodyKind });
}

/** The end of whoever has controlled a call's signal: the run's, or its follower's. */
const controllers = new WeakMap<Call, AbortController>();

class ResumePlan implements Resume {
  readonly #operation: Operation;
  readonly #name: string;
  readonly #options: SseOptions;
  readonly #log: ReplayLog;
  readonly #parts: ResumeParts;
  readonly #endings: ReturnType<typeof endingsOf>;

  constructor(operation: Operation, log: ReplayLog, parts: ResumeParts) {
    this.#operation = operation;
    this.#name = placeOf(operation);
    this.#options = operation.stream!.options as SseOptions;
    this.#log = log;
    this.#parts = parts;
    this.#endings = endingsOf(this.#options.ending, parts.writer);
  }

  begin(call: Call): void {
    const controller = new AbortController();
    controllers.set(call, controller);
    call.signal = controller.signal;
    call.run = new StreamRun(controller.signal);
  }

  async answer(call: Call, args: Readonly<Record<string, unknown>>, produce: () => unknown): Promise<HttpResponse> {
    const { exchange } = call;
    if (exchange instanceof KeptExchange && exchange.restart !== undefined) return this.#restart(call, exchange, produce);
    const given = exchange.header("last-event-id") ?? "";
    const named = this.#options.run === undefined ? undefined : String(args[this.#options.run]);
    if (given === "" && named === undefined) return this.#start(call, crypto.randomUUID(), produce);
    const cursor = given === "" ? { run: named!, position: 0 } : readCursor(given);
    const run = named ?? cursor?.run ?? given;
    const page = cursor === undefined || cursor.run !== run ? undefined : await this.#log.read(run, cursor.position);
    if (page === undefined && given === "") return this.#start(call, run, produce);
    return this.#follow(call, { run, position: cursor?.position ?? 0 }, this.#own(page));
  }

  /** An id opens the runs of its own operation only. */
  #own(page: RunPage | undefined): RunPage | undefined {
    return page?.operation === this.#name ? page : undefined;
  }

  #follow(call: Call, cursor: RunCursor, page: RunPage | undefined): HttpResponse {
    const { signal } = call.exchange;
    const controller = controllers.get(call)!;
    if (signal.aborted) controller.abort(signal.reason);
    else signal.addEventListener("abort", () => controller.abort(signal.reason), { once: true });
    const isReturning = (call.exchange.header("last-event-id") ?? "") !== "";
    return withBackground(call, this.#response(call, cursor, page, isReturning));
  }

  #response(call: Call, { run, position }: RunCursor, page: RunPage | undefined, isReturning: boolean): HttpResponse {
    const response = new HttpResponse(null, { status: this.#operation.status ?? 200 });
    response.pairs.push(...headersOf(this.#options));
    response.stallTimeout = this.#options.stallTimeout;
    setRun(response, this.#log, { run, position, page, isReturning, ping: this.#options.ping });
    const { status } = response;
    if (call.draft !== undefined) applyDraft(call.draft, response);
    if (status === 204 || status === 410) response.status = status;
    return response;
  }

  async #start(call: Call, run: string, produce: () => unknown): Promise<HttpResponse> {
    const lease = await this.#log.open({ id: run, operation: this.#name, request: await this.#kept(call), endings: this.#endings });
    if (lease === undefined) return this.#follow(call, { run, position: 0 }, this.#own(await this.#log.read(run, 0)));
    (call.run as StreamRun)["~begin"](run, 0, undefined);
    const value = await this.#call(call, lease, produce);
    if (value instanceof HttpResponse) return withBackground(call, value);
    const { requestStack } = call;
    const producer = this.#produce(call, lease, 0, value);
    try {
      await producer.begun(this.#options.headerDelay ?? HEADER_DELAY);
    } catch (error) {
      // There is no run: its error is answered, and seen by those who hold something for the request.
      call.requestStack = requestStack;
      throw error;
    }
    return this.#response(call, { run, position: 0 }, await this.#log.read(run, 0), false);
  }

  /** The source of the run's items, with function-scoped dependencies ended; or an answer of the handler's own, which makes no run. */
  async #call(call: Call, lease: Lease, produce: () => unknown): Promise<ItemSource | HttpResponse> {
    let source: ItemSource | undefined;
    try {
      let value = produce();
      if (isPromise(value)) value = await value;
      if (value instanceof HttpResponse) {
        await this.#log.forget(lease);
        return value;
      }
      source = sourceOf(this.#operation, value, this.#options.last);
      const ended = await call.functionStack?.close();
      call.functionStack = undefined;
      if (ended?.failed === true) throw ended.error;
      return source;
    } catch (error) {
      await source?.stop();
      await this.#log.forget(lease);
      throw error;
    }
  }

  /** Begins to produce, for as long as it takes. What is to be torn down after the answer elsewhere is the run's from here on. */
  #produce(call: Call, lease: Lease, position: number, source: ItemSource): RunProducer {
    const { runs, writer } = this.#parts;
    const encode = (item: unknown, at: number): string => writer.write(item, eventId(lease.run, at));
    const producer = new RunProducer({ log: this.#log, lease, position, source, encode, controller: controllers.get(call)! });
    const { tasks, requestStack, resources = [] } = call;
    call.requestStack = undefined;
    call.resources = undefined;
    const report = (error: unknown): void => runs.report(this.#name, error);
    const finish = async (): Promise<void> => {
      const watching = this.#watch(producer, report).catch(report);
      const { how, error } = await producer.produce();
      if (how === "lost" && error !== undefined) report(error);
      // Whoever waits for the answer has the error, and tears down.
      if (how !== "unanswered") await tearDown(tasks, requestStack, { error, failed: how === "failed" }).catch(report);
      for (const resource of resources) await resource.close().catch(report);
      (await watching)?.();
    };
    const done = finish();
    runs.add({ producer, isRestartable: this.#options.restartable === true, done });
    call.exchange.waitUntil(done);
    return producer;
  }

  /** Ends the producer at once where its run is stopped or taken over. */
  async #watch(producer: RunProducer, report: (error: unknown) => void): Promise<() => void> {
    const { lease } = producer;
    // A notice may be an old one, of the owner before: the lease decides.
    const look = async (): Promise<void> => {
      if (!(await this.#log.renew(lease))) producer.leave("lost");
    };
    const unwatch = await this.#log.watch(lease.run, (change) => {
      if (change === "end") look().catch(report);
    });
    // It may have happened before anybody watched.
    await look();
    return unwatch;
  }

  /** Calls the handler again for a run that another process had. */
  async #restart(call: Call, exchange: KeptExchange, produce: () => unknown): Promise<HttpResponse> {
    const { lease, last, lastEvent } = exchange.restart!;
    (call.run as StreamRun)["~begin"](lease.run, last, lastEvent);
    const value = await this.#call(call, lease, produce);
    exchange.restart = undefined;
    if (!(value instanceof HttpResponse)) this.#produce(call, lease, last, value);
    return new HttpResponse(null, { status: 204 });
  }

  /** The request as text, for another call; undefined where there will be none. */
  async #kept({ exchange, bodyLimit }: Call): Promise<string | undefined> {
    if (this.#options.restartable !== true) return undefined;
    return keepExchange(exchange, this.#parts.bodyKind === undefined ? new Uint8Array() : await exchange.body(bodyLimit));
  }
}

const HEADER_DELAY = 0.1;

/** Background tasks, then request-scoped dependencies, which see the producer's error. @throws what is left of it */
async function tearDown(tasks: BackgroundTasks | undefined, stack: ExitStack | undefined, given: Outcome): Promise<void> {
  let outcome = given;
  if (!outcome.failed) {
    try {
      await tasks?.["~run"]();
    } catch (error) {
      outcome = { error, failed: true };
    }
  }
  const ended = stack === undefined ? outcome : await stack.close(outcome);
  if (ended.failed) throw ended.error;
}
