// What an operation answers, as the document says it: its own status, the further `responses`, and 422 where input can be refused.

import { mayHaveBody } from "../http/status.ts";
import { reasonPhrase } from "../kernel/reason-phrase.ts";
import { JSONResponse } from "../http/response.ts";
import type { Operation, ResponseDescription } from "../contract/operation.ts";
import { jsonable } from "../schema/jsonable.ts";
import type { JsonSchema } from "../schema/json-schema.ts";
import { deepUpdate } from "./_deep-update.ts";
import type { ErrorStyle } from "./_error-schemas.ts";
import type { DescribedOperation } from "./_operation-schemas.ts";

/** Status → response object. JavaScript keeps numbers among the keys in numeric order, before `4XX` and `default`. */
export function writeResponses(described: DescribedOperation, style: ErrorStyle): JsonSchema {
  const { operation } = described;
  const responses: Record<string, JsonSchema> = { [ownStatus(operation)]: writeOwnResponse(described) };
  for (const [key, further] of Object.entries(operation.responses)) {
    const status = key.toUpperCase() === "DEFAULT" ? "default" : key.toUpperCase();
    const response = (responses[status] ??= {});
    addResponse(response, key, further, described);
    if (style.failed !== undefined && isBareError(key, further)) response.content ??= style.failed();
  }
  if (canRefuse(described) && !["422", "4XX", "default"].some((key) => key in responses)) responses["422"] = style.refused();
  return responses;
}

/** Whether input can be refused with 422: any parameter, also a hidden one, or a body. */
export function canRefuse({ parameters, body }: DescribedOperation): boolean {
  return parameters.length > 0 || body !== undefined;
}

/** Whether a declared answer is an error's, and says nothing of its body. */
export function isBareError(key: string, { model, content }: ResponseDescription): boolean {
  return /^[45]/.test(key) && model === undefined && content === undefined;
}

function ownStatus({ status, responseClass }: Operation): number {
  return status ?? (responseClass as { readonly "~status"?: number } | undefined)?.["~status"] ?? 200;
}

/** Null where the class has no body of its own kind, or none at all. */
function ownMediaType({ responseClass }: Operation): string | null {
  return responseClass === undefined ? "application/json" : responseClass.mediaType;
}

function writeOwnResponse(described: DescribedOperation): JsonSchema {
  const { operation } = described;
  const response: JsonSchema = { description: operation.responseDescription };
  if (operation.status !== undefined && !mayHaveBody(operation.status)) return response;
  const content = writeOwnContent(described);
  return content === undefined ? response : { ...response, content };
}

function writeOwnContent({ operation, item, returns }: DescribedOperation): JsonSchema | undefined {
  if (operation.stream?.kind === "jsonl") return { "application/jsonl": { itemSchema: item ?? {} } };
  if (operation.stream?.kind === "sse") return { "text/event-stream": { itemSchema: eventSchema(item) } };
  const mediaType = ownMediaType(operation);
  if (mediaType === null) return undefined;
  return { [mediaType]: { schema: isJsonClass(operation) ? (returns ?? {}) : { type: "string" } } };
}

function isJsonClass({ responseClass }: Operation): boolean {
  return responseClass === undefined || (responseClass as unknown) === JSONResponse || responseClass.prototype instanceof JSONResponse;
}

/** One event: its data is JSON text of an item. */
function eventSchema(item: JsonSchema | undefined): JsonSchema {
  const data: JsonSchema = { type: "string", ...(item === undefined ? {} : { contentMediaType: "application/json", contentSchema: item }) };
  const properties = { data, event: { type: "string" }, id: { type: "string" }, retry: { type: "integer", minimum: 0 } };
  return { type: "object", properties, ...(item === undefined ? {} : { required: ["data"] }) };
}

/** Merges a further response into what is there for its status, which may be the operation's own. */
function addResponse(target: JsonSchema, key: string, { model: _model, ...further }: ResponseDescription, described: DescribedOperation): void {
  const update = jsonable(further) as JsonSchema;
  const schema = described.responses.get(key);
  if (schema !== undefined) deepUpdate(update, { content: { [ownMediaType(described.operation) ?? "application/json"]: { schema } } });
  const description = update.description || target.description || statusText(key) || "Additional Response";
  deepUpdate(target, update);
  target.description = description;
}

const RANGES: Readonly<Record<string, string>> = {
  "1XX": "Information",
  "2XX": "Success",
  "3XX": "Redirection",
  "4XX": "Client Error",
  "5XX": "Server Error",
  DEFAULT: "Default Response",
};

function statusText(key: string): string {
  return RANGES[key.toUpperCase()] ?? reasonPhrase(Number(key));
}
