// One operation as one function: read the body → resolve dependencies → read parameters → call the handler → answer → tear down.
// Everything that can be decided is decided here, at start. A stage makes a promise only where it waits for one.

import { isPromise } from "../kernel/promises.ts";
import { requestValidationError, type Issue } from "../errors/validation.ts";
import { ClientDisconnect } from "../http/exchange.ts";
import { bodyContract, flatten } from "../contract/flat.ts";
import type { Operation } from "../contract/operation.ts";
import { compileArguments } from "../depends/arguments.ts";
import { NO_BODY, type Call, type CallOperation } from "../depends/call.ts";
import type { Outcome } from "../depends/exit-stack.ts";
import { buildGraph, type Replace } from "../depends/graph.ts";
import { QueryNames } from "../depends/read-parameter.ts";
import { compileResolve, issuesInOrder } from "../depends/resolve.ts";
import { scanQuery } from "../http/query.ts";
import { DEFAULT_BODY_LIMIT, DEFAULT_FORM_LIMIT } from "../http/request.ts";
import type { HttpResponse } from "../http/response.ts";
import type { PathTemplate } from "../routing/path-template.ts";
import { wantsBigints } from "../schema/wants-bigints.ts";
import { compileStreamBody, rawStreamBody } from "../streaming/stream-body.ts";
import { withMiddleware } from "./middleware-chain.ts";
import { openStream, type AfterOpening } from "./open-stream.ts";
import { withExactIntegers } from "./exact-issues.ts";
import { compileReadBody } from "./read-body.ts";
import { compileRespond, compileRespondStream } from "./respond.ts";
import { compileResume } from "./resume-plan.ts";
import type { Runs } from "./runs.ts";

/** Serves a call. Errors of any kind are thrown, once teardown has seen them. */
export type Plan = (call: Call) => HttpResponse | Promise<HttpResponse>;

/** A plan with what a call carries along of its operation. */
export interface ReadyOperation extends CallOperation {
  readonly operation: Operation;
  readonly run: Plan;
}

/** What plans have of their application. */
export interface PlanParts {
  readonly replace: Replace;
  readonly runs: Runs;
}

export function compilePlan(operation: Operation, template: PathTemplate, { replace, runs }: PlanParts): ReadyOperation {
  const pathNames = template.names;
  const names = new Set(pathNames);
  const queryNames = new QueryNames();
  const flat = flatten(operation.signature, names, replace);
  const body = bodyContract(flat.body);
  const graph = buildGraph(operation.signature, names, replace);
  const resume = compileResume(operation, runs, body?.kind);
  const places = { path: template.parameters, queryNames, body, hasRun: resume !== undefined };
  const resolve = compileResolve(graph, places);
  const read = compileArguments(operation.signature, { ...places, uses: graph.occurrences.map(({ slot }) => slot), securityScopes: [] });
  const readBody =
    body === undefined
      ? undefined
      : compileReadBody(
          body,
          operation.strictContentType,
          flat.body.some(({ type }) => wantsBigints(type)),
        );
  const stream = compileStreamBody(operation) ?? (operation.yieldsParts ? rawStreamBody(operation) : undefined);
  const respond = stream === undefined ? compileRespond(operation) : compileRespondStream(operation, stream);
  const handler = operation.handler as (args: unknown) => unknown;
  const scanned = queryNames.names;

  const finish = (call: Call, response: HttpResponse): HttpResponse | Promise<HttpResponse> => {
    if (stream !== undefined) return openStream(call, response, stream.headerDelay, AFTER_OPENING);
    return call.functionStack === undefined && call.requestStack === undefined ? response : tearDown(call, response);
  };

  // What `around` stands around is without its end, which comes when it has answered.
  const { around } = operation;
  const conclude = around.length === 0 ? finish : keep;
  const refuse = around.length === 0 ? fail : rethrow;

  const work: Plan = (call) => {
    resume?.begin(call);
    if (scanned.length > 0) call.queryValues = scanQuery(call.exchange.query, scanned);
    if (readBody === undefined) return resolveDependencies(call);
    let pending: void | Promise<void>;
    try {
      pending = readBody(call);
    } catch (error) {
      return refuse(call, error);
    }
    return pending === undefined
      ? resolveDependencies(call)
      : pending.then(
          () => resolveDependencies(call),
          (error: unknown) => refuse(call, error),
        );
  };

  const resolveDependencies = (call: Call): HttpResponse | Promise<HttpResponse> => {
    if (resolve === undefined) return callHandler(call);
    let pending: void | Promise<void>;
    try {
      pending = resolve(call);
    } catch (error) {
      return refuse(call, error);
    }
    return pending === undefined
      ? callHandler(call)
      : pending.then(
          () => callHandler(call),
          (error: unknown) => refuse(call, error),
        );
  };

  const callHandler = (call: Call): HttpResponse | Promise<HttpResponse> => {
    let result: unknown;
    try {
      const args = read(call);
      if (call.issues.length > 0 || call.broken !== undefined) throw refused(call, issuesInOrder(call, graph.occurrences));
      result = resume === undefined ? handler(args) : resume.answer(call, args, () => handler(args));
    } catch (error) {
      return refuse(call, error);
    }
    return isPromise(result)
      ? (result as Promise<unknown>).then(
          (value) => answer(call, value),
          (error: unknown) => refuse(call, error),
        )
      : answer(call, result);
  };

  const answer = (call: Call, value: unknown): HttpResponse | Promise<HttpResponse> => {
    if (resume !== undefined) return conclude(call, value as HttpResponse);
    let response: HttpResponse;
    try {
      response = respond(call, value);
    } catch (error) {
      return refuse(call, error);
    }
    return conclude(call, response);
  };

  const run = around.length === 0 ? work : concluded(withMiddleware(work, around), finish);
  const convertPath = (values: readonly string[]): Readonly<Record<string, unknown>> =>
    Object.fromEntries(template.parameters.map(({ name, convertor }, index) => [name, convertor.convert(values[index]!)]));
  return {
    operation,
    run,
    pathFormat: operation.pathFormat,
    bodyLimit: operation.bodyLimit ?? (body?.kind === "form" ? DEFAULT_FORM_LIMIT : DEFAULT_BODY_LIMIT),
    pathNames,
    convertPath,
  };
}

/** Work with its end: teardown, whether it answered or threw. */
function concluded(work: Plan, finish: (call: Call, response: HttpResponse) => HttpResponse | Promise<HttpResponse>): Plan {
  return (call) => {
    let reply: HttpResponse | Promise<HttpResponse>;
    try {
      reply = work(call);
    } catch (error) {
      return fail(call, error);
    }
    return isPromise(reply)
      ? (reply as Promise<HttpResponse>).then(
          (response) => finish(call, response),
          (error: unknown) => fail(call, error),
        )
      : finish(call, reply);
  };
}

function keep(_call: Call, response: HttpResponse): HttpResponse {
  return response;
}

function rethrow(_call: Call, error: unknown): never {
  throw error;
}

/** Function-scoped dependencies end before the answer is sent; request-scoped ones once it is, after the background tasks. */
function tearDown(call: Call, response: HttpResponse): HttpResponse | Promise<HttpResponse> {
  const outcome = call.functionStack?.close();
  if (isPromise(outcome)) return Promise.resolve(outcome).then((ended) => afterFunctionScope(call, response, ended));
  return afterFunctionScope(call, response, outcome);
}

function afterFunctionScope(call: Call, response: HttpResponse, outcome: Outcome | undefined): HttpResponse | Promise<HttpResponse> {
  if (outcome?.failed === true) return endRequestScope(call, outcome.error);
  const { requestStack } = call;
  if (requestStack === undefined) return response;
  const before = response.afterSent;
  response.afterSent = async (error) => {
    let current = error;
    try {
      await before?.(error);
    } catch (late) {
      current = late;
    }
    // A client that has gone is no error to those who held something for it: the work was done.
    const ended = await requestStack.close({ error: current, failed: current !== undefined && !(current instanceof ClientDisconnect) });
    if (ended.failed) throw ended.error;
  };
  return response;
}

const AFTER_OPENING: AfterOpening = {
  answer: (call, response, outcome) => afterFunctionScope(call, response, outcome),
  fail: (call, error) => fail(call, error),
};

/** Throws the error into every generator that is still open, the innermost first, and on to whoever answers errors. */
function fail(call: Call, error: unknown): HttpResponse | Promise<HttpResponse> {
  const { functionStack } = call;
  if (functionStack === undefined) return endRequestScope(call, error);
  const outcome = functionStack.close({ error, failed: true });
  const next = (ended: Outcome): HttpResponse | Promise<HttpResponse> => endRequestScope(call, ended.failed ? ended.error : swallowed());
  return isPromise(outcome) ? Promise.resolve(outcome).then(next) : next(outcome);
}

function endRequestScope(call: Call, error: unknown): HttpResponse | Promise<HttpResponse> {
  const { requestStack } = call;
  if (requestStack === undefined) throw error;
  const outcome = requestStack.close({ error, failed: true });
  const next = (ended: Outcome): never => {
    throw ended.failed ? ended.error : swallowed();
  };
  return isPromise(outcome) ? Promise.resolve(outcome).then(next) : next(outcome);
}

/** A generator dependency caught the error and did not throw it on: there is no answer, and nobody may wait for one. */
function swallowed(): Error {
  return new Error(
    "A dependency caught an error and neither threw it on nor another one, so there is no answer to send. Add `throw error` to its catch block.",
  );
}

/** The error of a request whose values were refused. What its body says in many digits is repeated in as many. */
function refused(call: Call, issues: readonly Issue[]): Error {
  const body = call.body === NO_BODY ? null : call.body;
  return requestValidationError(call.roundedText === undefined ? issues : withExactIntegers(issues, body, call.roundedText), body);
}
