// The second of two passes over an operation: its object in the document, key by key in the order in which FastAPI makes it.

import { jsonable } from "../schema/jsonable.ts";
import type { JsonSchema } from "../schema/json-schema.ts";
import { deepUpdate } from "./_deep-update.ts";
import type { ErrorStyle } from "./_error-schemas.ts";
import type { DescribedBody, DescribedOperation, DescribedParameter } from "./_operation-schemas.ts";
import { writeResponses } from "./_response-objects.ts";

/** The operation as it stands below its path and method. */
export function writeOperation(described: DescribedOperation, style: ErrorStyle): JsonSchema {
  const { operation, callbacks, body } = described;
  const result: JsonSchema = {};
  if (operation.tags.length > 0) result.tags = [...operation.tags];
  result.summary = operation.summary;
  const description = shownPart(operation.description);
  if (description !== "") result.description = description;
  result.operationId = operation.operationId;
  if (operation.deprecated === true) result.deprecated = true;
  const security = writeSecurity(described);
  if (security.length > 0) result.security = security;
  const parameters = writeParameters(described.parameters);
  if (parameters.length > 0) result.parameters = parameters;
  if (body !== undefined && DOCUMENTS_BODY.has(operation.method)) result.requestBody = writeBody(body);
  if (callbacks.length > 0) result.callbacks = writeCallbacks(callbacks, style);
  result.responses = writeResponses(described, style);
  if (operation.openapiExtra !== undefined) deepUpdate(result, operation.openapiExtra);
  return result;
}

/** What follows a form feed is for readers of the source only. */
function shownPart(description = ""): string {
  return description.split("\f")[0]!.trim();
}

/** The methods whose body FastAPI documents. */
const DOCUMENTS_BODY: ReadonlySet<string> = new Set(["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH"]);

/** One requirement a scheme, with all the scopes that are asked for anywhere. */
function writeSecurity({ security }: DescribedOperation): JsonSchema[] {
  const scopes = new Map<string, Set<string>>();
  for (const use of security) {
    const { schemeName } = use.dependency.scheme!;
    const known = scopes.get(schemeName) ?? new Set();
    scopes.set(schemeName, known.union(new Set(use.scopes)));
  }
  return [...scopes].map(([name, asked]) => ({ [name]: [...asked] }));
}

/** A name stands once in a place: as required, if anyone says so. */
function writeParameters(parameters: readonly DescribedParameter[]): JsonSchema[] {
  const written = new Map<string, JsonSchema>();
  const shown = parameters.filter(({ isShown }) => isShown);
  for (const parameter of [...shown, ...shown.filter(({ isRequired }) => isRequired)]) {
    written.set(`${parameter.place} ${parameter.name}`, writeParameter(parameter));
  }
  return [...written.values()];
}

function writeParameter({ name, place, isRequired, schema, description, examples, isDeprecated }: DescribedParameter): JsonSchema {
  const result: JsonSchema = { name, in: place, required: isRequired, schema };
  if (description) result.description = description;
  if (hasMembers(examples)) result.examples = jsonable(examples);
  if (isDeprecated) result.deprecated = true;
  return result;
}

function writeBody({ schema, isRequired, mediaType, examples }: DescribedBody): JsonSchema {
  const media: JsonSchema = { schema };
  if (hasMembers(examples)) media.examples = jsonable(examples);
  return { ...(isRequired ? { required: true } : {}), content: { [mediaType]: media } };
}

function hasMembers(examples: object | undefined): boolean {
  return examples !== undefined && Object.keys(examples).length > 0;
}

/** Callback's name → its path → its methods. */
function writeCallbacks(callbacks: readonly DescribedOperation[], style: ErrorStyle): JsonSchema {
  const result: Record<string, Record<string, JsonSchema>> = {};
  for (const callback of callbacks) {
    const { name, path, method, includeInSchema } = callback.operation;
    const earlier = result[name]?.[path] ?? {};
    result[name] = { [path]: includeInSchema ? { ...earlier, [method.toLowerCase()]: writeOperation(callback, style) } : earlier };
  }
  return result;
}
