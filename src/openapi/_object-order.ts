// The order in which FastAPI writes the keys of OpenAPI objects: that of the fields of its models, and behind them whatever else is there.
// Objects are copied, never changed.

import { isPlainObject, setOwn } from "../kernel/deep.ts";
import type { JsonSchema } from "../schema/json-schema.ts";

/** Gives the value with its keys in order. */
export type Arrange = (value: unknown) => unknown;

const asIs: Arrange = (value) => value;

/** The words of a text. */
export function words(text: string): readonly string[] {
  return text.split(" ");
}

/** An object whose known keys come first, as listed; a key's own arrangement stands beside it. */
function fields(...entries: readonly (string | readonly [string, Arrange])[]): Arrange {
  const known = new Map(entries.map((entry) => (typeof entry === "string" ? [entry, asIs] : entry)));
  return (value) => {
    if (!isPlainObject(value)) return value;
    const result: JsonSchema = {};
    for (const [key, arrange] of known) if (Object.hasOwn(value, key)) result[key] = arrange(value[key]);
    for (const key of Object.keys(value)) if (!known.has(key)) setOwn(result, key, value[key]);
    return result;
  };
}

/** Every item of a list, every value of an object. */
function each(arrange: Arrange): Arrange {
  return (value) => {
    if (Array.isArray(value)) return value.map(arrange);
    if (!isPlainObject(value)) return value;
    const result: JsonSchema = {};
    for (const [key, item] of Object.entries(value)) setOwn(result, key, arrange(item));
    return result;
  };
}

/** FastAPI takes these for URLs, which writes them anew: `http://a.b` becomes `http://a.b/`. */
const url: Arrange = (value) => (typeof value === "string" && URL.canParse(value) ? new URL(value).href : value);

/** For objects that contain themselves. */
const later =
  (arrange: () => Arrange): Arrange =>
  (value) =>
    arrange()(value);

const schema: Arrange = later(() => schemaFields);
const schemas = each(schema);
const externalDocs = fields("description", ["url", url]);

const schemaFields = fields(
  ...words("$schema $vocabulary $id $anchor $dynamicAnchor $ref $dynamicRef"),
  ["$defs", schemas],
  "$comment",
  ...(["allOf", "anyOf", "oneOf"] as const).map((key) => [key, schemas] as const),
  ...(["not", "if", "then", "else"] as const).map((key) => [key, schema] as const),
  ["dependentSchemas", schemas],
  ["prefixItems", schemas],
  ["items", schema],
  ["contains", schema],
  ["properties", schemas],
  ["patternProperties", schemas],
  ...(["additionalProperties", "propertyNames", "unevaluatedItems", "unevaluatedProperties"] as const).map((key) => [key, schema] as const),
  ...words("type enum const multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern"),
  ...words("maxItems minItems uniqueItems maxContains minContains maxProperties minProperties required dependentRequired"),
  ...words("format contentEncoding contentMediaType"),
  ["contentSchema", schema],
  ...words("title description default deprecated readOnly writeOnly examples"),
  ["discriminator", fields("propertyName", "mapping")],
  ["xml", fields("name", "namespace", "prefix", "attribute", "wrapped")],
  ["externalDocs", externalDocs],
  "example",
);

const server = fields("url", "description", ["variables", each(fields("enum", "default", "description"))]);
const examples = each(fields("summary", "description", "value", ["externalValue", url]));
const header: Arrange = later(() => headerFields);
const encodings = each(fields("contentType", ["headers", each(header)], "style", "explode", "allowReserved"));
const mediaTypes = each(fields(["schema", schema], "example", ["examples", examples], ["encoding", encodings]));
const parameterKeys = [
  ...words("description required deprecated style explode allowReserved"),
  ["schema", schema],
  "example",
  ["examples", examples],
  ["content", mediaTypes],
] as const;
const headerFields = fields(...parameterKeys);
const parameters = each(fields(...parameterKeys, "name", "in"));
const link = fields("operationRef", "operationId", "parameters", "requestBody", "description", ["server", server]);
const response = fields("description", ["headers", each(header)], ["content", mediaTypes], ["links", each(link)]);
const requestBody = fields("description", ["content", mediaTypes], "required");

/** Without a description it is none that FastAPI knows, and stays as it is. */
const anyResponse: Arrange = (value) => (isPlainObject(value) && typeof value.description === "string" ? response(value) : value);

const pathItemLater: Arrange = later(() => arrangePathItem);
const operation = fields(
  ...words("tags summary description"),
  ["externalDocs", externalDocs],
  "operationId",
  ["parameters", parameters],
  ["requestBody", requestBody],
  ["responses", each(anyResponse)],
  ["callbacks", each(each(pathItemLater))],
  ...words("deprecated security"),
  ["servers", each(server)],
);

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;

/** The operations of a path or webhook. */
export const arrangePathItem: Arrange = fields(
  ...words("$ref summary description"),
  ...METHODS.map((method) => [method, operation] as const),
  ["servers", each(server)],
  ["parameters", parameters],
);

/**
 * A path as it stands below `paths`. FastAPI orders the keys only where reading the object converts nothing, which the `in` of a
 * parameter and the URL of external documentation do; all else is left in the order in which it was made.
 */
export const arrangePath: Arrange = (value) => (isPlainObject(value) && Object.values(value).every(readsAsItIs) ? arrangePathItem(value) : value);

function readsAsItIs(value: unknown): boolean {
  if (!isPlainObject(value)) return true;
  if (Array.isArray(value.parameters) && value.parameters.length > 0) return false;
  if ("externalDocs" in value) return false;
  return membersOf(value.callbacks)
    .flatMap(membersOf)
    .every((item) => membersOf(item).every(readsAsItIs));
}

function membersOf(value: unknown): readonly unknown[] {
  return isPlainObject(value) ? Object.values(value) : [];
}

const flow = fields("refreshUrl", "scopes", "authorizationUrl", "tokenUrl");
const flows = fields(["implicit", flow], ["password", flow], ["clientCredentials", flow], ["authorizationCode", flow]);
const securityScheme = fields("type", "description", "in", "name", "scheme", "bearerFormat", ["flows", flows], "openIdConnectUrl");

const components = fields(
  ["schemas", schemas],
  ["responses", each(response)],
  ["parameters", parameters],
  ["examples", examples],
  ["requestBodies", each(requestBody)],
  ["headers", each(header)],
  ["securitySchemes", each(securityScheme)],
  ["links", each(link)],
  ...words("callbacks pathItems"),
);

const contact = fields("name", ["url", url], "email");
const license = fields("name", "identifier", ["url", url]);
const info = fields("title", "summary", "description", "termsOfService", ["contact", contact], ["license", license], "version");

/** The whole document. */
export const arrangeDocument: Arrange = fields(
  "openapi",
  ["info", info],
  "jsonSchemaDialect",
  ["servers", each(server)],
  ["paths", each(arrangePath)],
  ["webhooks", each(arrangePathItem)],
  ["components", components],
  "security",
  ["tags", each(fields("name", "description", ["externalDocs", externalDocs]))],
  ["externalDocs", externalDocs],
);

/** Pydantic sorts what stands in a definition, but for properties and defaults. */
export function sortDefinition(value: unknown, parent = ""): unknown {
  if (Array.isArray(value)) return value.map((item) => sortDefinition(item, parent));
  if (!isPlainObject(value)) return value;
  const keys = Object.keys(value);
  if (parent !== "properties" && parent !== "default") keys.sort();
  const result: JsonSchema = {};
  for (const key of keys) setOwn(result, key, sortDefinition(value[key], key));
  return result;
}

/** Plain data for JSON: members that are null are left out everywhere, as FastAPI does; items of lists stay. */
export function withoutNulls(value: unknown): unknown {
  if (typeof value === "bigint") return Number(value);
  if (Array.isArray(value)) return value.map((item) => withoutNulls(item) ?? null);
  if (!isPlainObject(value)) return value;
  const result: JsonSchema = {};
  for (const [key, item] of Object.entries(value)) if (item !== null && item !== undefined) setOwn(result, key, withoutNulls(item));
  return result;
}
