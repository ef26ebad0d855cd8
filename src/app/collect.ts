// From the tree of routers to a flat list of operations, mounts and lifespans in the order of declaration: FastAPI's rules for what
// application, router, inclusion and operation each add.

import { errors } from "../errors/catalogue.ts";
import { expressionTemplate, parsePathTemplate, type PathTemplate } from "../routing/path-template.ts";
import { RoutingError } from "../routing/routing-error.ts";
import { mayHaveBody } from "../http/status.ts";
import { toTitle } from "../kernel/python-text.ts";
import { isGeneratorFunction, type DependencyNode } from "../contract/dependency.ts";
import { defaultOperationId, nameFromPath, type Operation, type Responses, type SharedOptions, type StreamAnswer } from "../contract/operation.ts";
import { flatten, unusedPathNames } from "../contract/flat.ts";
import { readSignature, type Signature } from "../contract/signature.ts";
import type { SocketOperation } from "../contract/socket-operation.ts";
import { isStreamNode } from "../contract/stream.ts";
import type { FrontendFiles } from "../http/frontend-files.ts";
import type { Middleware } from "../http/middleware.ts";
import { HttpResponse } from "../http/response.ts";
import type { DumpOptions } from "../schema/dump.ts";
import { describe, nodeOf } from "../schema/to-node.ts";
import { blame, type DeclarationSite } from "./declaration-site.ts";
import type { Lifespan } from "./lifespan.ts";
import { checkMiddleware, isForSockets } from "./middleware-chain.ts";
import { FRONTEND_TAKES, frontendHandler } from "./frontend-handler.ts";
import { dependencyNodes, type Declaration, type Entry, type Router } from "./router.ts";

/** An operation with its template. */
export interface CollectedRoute {
  readonly operation: Operation;
  readonly template: PathTemplate;
  readonly site: DeclarationSite;
}

/** A websocket with its template. */
export interface CollectedSocket {
  readonly socket: SocketOperation;
  readonly template: PathTemplate;
  readonly site: DeclarationSite;
}

export interface CollectedMount {
  readonly path: string;
  readonly target: unknown;
  readonly name: string | undefined;
  /** Of the routers around it, the outermost first. */
  readonly middleware: readonly Middleware[];
}

/** A frontend, with the operation that runs its dependencies and stands in no document. */
export interface CollectedFrontend {
  /** Without a slash at its end. */
  readonly path: string;
  readonly operation: Operation;
  readonly files: FrontendFiles;
}

export interface Collected {
  /** In the order of declaration: what comes first answers first. */
  readonly routes: readonly (CollectedRoute | CollectedSocket | CollectedMount)[];
  readonly operations: readonly Operation[];
  readonly frontends: readonly CollectedFrontend[];
  readonly lifespans: readonly Lifespan[];
}

/** What has been said on the way down to an operation. */
interface Inherited {
  /** False for webhooks and callbacks, whose paths are names or OpenAPI's expressions. */
  readonly isServed: boolean;
  readonly prefix: string;
  readonly tags: readonly string[];
  readonly dependencies: readonly DependencyNode[];
  readonly responses: Responses;
  readonly deprecated: boolean | undefined;
  readonly includeInSchema: boolean;
  readonly responseClass: SharedOptions["responseClass"];
  readonly generateOperationId: SharedOptions["generateOperationId"];
  readonly callbacks: readonly Operation[];
  readonly strictContentType: boolean;
  readonly bodyLimit: number | undefined;
  readonly middleware: readonly Middleware[];
  readonly around: readonly Middleware[];
}

const ROOT: Inherited = {
  isServed: true,
  prefix: "",
  tags: [],
  dependencies: [],
  responses: {},
  deprecated: undefined,
  includeInSchema: true,
  responseClass: undefined,
  generateOperationId: undefined,
  callbacks: [],
  strictContentType: true,
  bodyLimit: undefined,
  middleware: [],
  around: [],
};

/** The operations of webhooks or callbacks, which documents name and nobody serves. */
export function collectDescribed(root: Router): readonly Operation[] {
  return collectOperations(root, root["~options"], false).operations;
}

export function collectOperations(root: Router, options: SharedOptions = root["~options"], isServed = true): Collected {
  const routes: (CollectedRoute | CollectedSocket | CollectedMount)[] = [];
  const frontends: CollectedFrontend[] = [];
  const lifespans: Lifespan[] = [];
  const visit = (router: Router, inherited: Inherited): void => {
    if (router["~options"].lifespan !== undefined) lifespans.push(router["~options"].lifespan);
    for (const entry of router["~entries"]) visitEntry(entry, inherited);
  };
  const visitEntry = (entry: Entry, inherited: Inherited): void => {
    if (entry.kind === "operation") routes.push(blame(entry.declaration.site, () => toRoute(entry.declaration, inherited)));
    else if (entry.kind === "socket") routes.push(blame(entry.declaration.site, () => toSocketRoute(entry.declaration, inherited)));
    else if (entry.kind === "frontend") frontends.push(blame(entry.site, () => toFrontend(entry, inherited)));
    else if (entry.kind === "mount")
      routes.push({ path: inherited.prefix + entry.path, target: entry.target, name: entry.name, middleware: inherited.middleware });
    else visit(entry.router, inherit(inherit(inherited, entry.options, entry.options.prefix), entry.router["~options"], entry.router["~options"].prefix));
  };
  visit(root, inherit({ ...ROOT, isServed }, options, root["~options"].prefix));
  return { routes, frontends, lifespans, operations: routes.flatMap((route) => ("operation" in route ? [route.operation] : [])) };
}

function inherit(above: Inherited, options: SharedOptions, prefix = ""): Inherited {
  return {
    isServed: above.isServed,
    prefix: above.prefix + prefix,
    tags: [...above.tags, ...(options.tags ?? [])],
    dependencies: [...above.dependencies, ...dependencyNodes(options.dependencies)],
    responses: { ...above.responses, ...options.responses },
    // What is deprecated above stays so: nothing below says otherwise.
    deprecated: above.deprecated === true || options.deprecated,
    includeInSchema: above.includeInSchema && options.includeInSchema !== false,
    responseClass: options.responseClass ?? above.responseClass,
    generateOperationId: options.generateOperationId ?? above.generateOperationId,
    callbacks: [...above.callbacks, ...(options.callbacks === undefined ? [] : collectDescribed(options.callbacks as Router))],
    strictContentType: options.strictContentType ?? above.strictContentType,
    bodyLimit: options.bodyLimit ?? above.bodyLimit,
    middleware: [...above.middleware, ...checkMiddleware(options.middleware)],
    around: [...above.around, ...checkMiddleware(options.around)],
  };
}

function toRoute(declaration: Declaration, above: Inherited): CollectedRoute {
  const { method, gives } = declaration;
  const own = inherit(above, gives);
  const path = above.prefix + declaration.path;
  const where = `${method} ${path}`;
  if (path === "") throw errors.emptyPath(where);
  const template = above.isServed ? parseTemplate(path, where) : expressionTemplate(path);
  const pathNames = new Set(template.names);
  const signature = readSignature(declaration.takes, where, pathNames, own.dependencies);
  refuseTwoBodies(where, signature, pathNames);
  if (above.isServed) refuseUnusedNames(where, signature, template);
  const name = gives.name ?? (isNamed(declaration) ? declaration.handler.name : nameFromPath(method, template.format));
  const returns = readReturns(declaration, own.responseClass, where);
  checkStatus(where, gives.status, returns.returns !== undefined);
  checkResponses(where, own.responses);
  const operationId = gives.operationId ?? own.generateOperationId?.({ name, path: template.format, method, tags: own.tags });
  const operation: Operation = Object.freeze({
    method,
    path,
    pathFormat: template.format,
    name,
    operationId: operationId ?? defaultOperationId(name, template.format, method),
    hasOwnOperationId: operationId !== undefined,
    summary: gives.summary ?? toTitle(name),
    description: gives.description,
    tags: own.tags,
    deprecated: own.deprecated,
    includeInSchema: own.includeInSchema,
    signature,
    dependencies: own.dependencies,
    status: gives.status,
    ...returns,
    responseClass: own.responseClass,
    responseDescription: gives.responseDescription ?? "Successful Response",
    responses: own.responses,
    dumpOptions: dumpOptionsOf(declaration),
    callbacks: own.callbacks,
    openapiExtra: gives.openapiExtra,
    strictContentType: own.strictContentType,
    bodyLimit: own.bodyLimit,
    middleware: own.middleware,
    around: own.around,
    handler: declaration.handler,
  });
  return { operation, template, site: declaration.site };
}

function toFrontend({ path: below, files, site }: Entry & { readonly kind: "frontend" }, above: Inherited): CollectedFrontend {
  const path = above.prefix + below;
  const handler = frontendHandler(files, path);
  const declaration = {
    method: "GET",
    path: path === "" ? "/" : below,
    takes: FRONTEND_TAKES,
    gives: { name: "frontend", includeInSchema: false },
    handler,
    site,
  };
  return { path, files, operation: toRoute(declaration, { ...above, around: [], responseClass: undefined }).operation };
}

function toSocketRoute(declaration: Declaration, above: Inherited): CollectedSocket {
  const { gives } = declaration;
  const path = above.prefix + declaration.path;
  const where = `WS ${path}`;
  if (path === "") throw errors.emptyPath(where);
  const template = parseTemplate(path, where);
  const pathNames = new Set(template.names);
  const dependencies = [...above.dependencies, ...dependencyNodes(gives.dependencies)];
  const signature = readSignature(declaration.takes, where, pathNames, dependencies);
  const [body] = flatten(signature, pathNames).body;
  if (body !== undefined) throw errors.bodyOnSocket(where, body.argument);
  refuseUnusedNames(where, signature, template);
  const name = gives.name ?? (isNamed(declaration) ? declaration.handler.name : nameFromPath("websocket", template.format));
  const middleware = above.middleware.filter(isForSockets);
  const socket: SocketOperation = Object.freeze({
    path,
    pathFormat: template.format,
    name,
    signature,
    dependencies,
    middleware,
    handler: declaration.handler,
  });
  return { socket, template, site: declaration.site };
}

function refuseTwoBodies(where: string, signature: Signature, pathNames: ReadonlySet<string>): void {
  const { body } = flatten(signature, pathNames);
  if (body.some(({ place }) => place === "form") && body.some(({ place }) => place === "body")) throw errors.formAndBody(where);
}

/** A name that is taken nowhere is a slip as a rule. Whoever catches the rest of a path seldom wants to know it. */
function refuseUnusedNames(where: string, signature: Signature, template: PathTemplate): void {
  const names = template.parameters.filter(({ convertorName }) => convertorName !== "path").map(({ name }) => name);
  const [unused] = unusedPathNames(signature, new Set(template.names)).filter((name) => names.includes(name));
  if (unused !== undefined) throw errors.pathParameterUnused(where, unused);
}

function parseTemplate(path: string, where: string): PathTemplate {
  try {
    return parsePathTemplate(path);
  } catch (error) {
    if (error instanceof RoutingError) throw errors.badPath(where, error.message);
    throw error;
  }
}

/** An arrow function gets the name of the variable or property it is assigned to; one that stands among arguments has none. */
function isNamed(declaration: Declaration): boolean {
  return declaration.handler.name !== "";
}

function readReturns(
  declaration: Declaration,
  responseClass: SharedOptions["responseClass"],
  where: string,
): Pick<Operation, "returns" | "stream" | "yieldsParts"> {
  const { returns } = declaration.gives;
  const yields = isGeneratorFunction(declaration.handler);
  const plain = { returns: undefined, stream: undefined, yieldsParts: yields && responseClass !== undefined };
  if (returns === undefined || returns === null) return yields && responseClass === undefined ? { ...plain, stream: ANY_LINES } : plain;
  if (isStreamNode(returns)) return { ...plain, stream: { kind: returns["~streamKind"], item: returns.item, options: returns.options }, yieldsParts: false };
  if (typeof returns === "function" && returns.prototype instanceof HttpResponse) return plain;
  const node = nodeOf(returns);
  if (node === undefined) throw errors.notAType(`${where}: \`returns\``, describe(returns));
  return { ...plain, returns: node };
}

/** FastAPI's rule: a generator that says nothing of its answer gives JSON Lines. */
const ANY_LINES: StreamAnswer = Object.freeze({ kind: "jsonl", item: undefined, options: {} });

function checkStatus(where: string, status: number | undefined, returns: boolean): void {
  if (status === undefined) return;
  if (!Number.isInteger(status) || status < 100 || status > 599) throw errors.badStatus(where, status);
  if (returns && !mayHaveBody(status)) throw errors.bodylessStatus(where, status);
}

function checkResponses(where: string, responses: Responses): void {
  for (const key of Object.keys(responses)) {
    if (!/^(?:[1-5]\d\d|[1-5]XX|default)$/i.test(key)) throw errors.badResponses(where, key);
  }
}

/** Undefined where the answer is dumped as usual: by alias, everything. */
function dumpOptionsOf({ gives }: Declaration): DumpOptions | undefined {
  const { include, exclude, byAlias, excludeUnset, excludeDefaults, excludeNone } = gives;
  const isUsual =
    include === undefined && exclude === undefined && byAlias !== false && excludeUnset !== true && excludeDefaults !== true && excludeNone !== true;
  return isUsual ? undefined : { mode: "json", include, exclude, byAlias: byAlias ?? true, excludeUnset, excludeDefaults, excludeNone };
}
