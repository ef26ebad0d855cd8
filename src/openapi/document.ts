// The OpenAPI document of an application: what FastAPI serves for the same routes. It reads operations only, and is made once at start,
// or when it is first asked for.

import { consoleLogger, type Logger } from "../kernel/logger.ts";
import { errors } from "../errors/catalogue.ts";
import type { Operation } from "../contract/operation.ts";
import { jsonable } from "../schema/jsonable.ts";
import { Definitions, type JsonSchema } from "../schema/json-schema.ts";
import { nameComponents } from "./_component-names.ts";
import { DETAIL_STYLE, PROBLEM_STYLE, type ErrorStyle } from "./_error-schemas.ts";
import { arrangeDocument, sortDefinition, withoutNulls } from "./_object-order.ts";
import { writeOperation } from "./_operation-object.ts";
import { OperationDescriber, type DescribedOperation } from "./_operation-schemas.ts";
import { canRefuse, isBareError } from "./_response-objects.ts";

/** What a document says of the whole application. Objects are OpenAPI's own. */
export interface DocumentInfo {
  readonly title: string;
  readonly version: string;
  /** The version of OpenAPI: `3.1.0` by default. */
  readonly openapiVersion?: string | undefined;
  readonly summary?: string | undefined;
  /** Markdown. */
  readonly description?: string | undefined;
  /** A URL. */
  readonly termsOfService?: string | undefined;
  /** `name`, `url` and `email`. */
  readonly contact?: Readonly<Record<string, unknown>> | undefined;
  /** `name`, and `identifier` or `url`. */
  readonly licenseInfo?: Readonly<Record<string, unknown>> | undefined;
  readonly servers?: readonly Readonly<Record<string, unknown>>[] | undefined;
  /** Tags in the order in which pages show them: `name`, `description` and `externalDocs`. */
  readonly tags?: readonly Readonly<Record<string, unknown>>[] | undefined;
  /** `url` and `description`. */
  readonly externalDocs?: Readonly<Record<string, unknown>> | undefined;
  /** False describes each model once, as it is taken, unless it computes fields. True by default. */
  readonly separateInputOutputSchemas?: boolean | undefined;
  /** Describe the answers of errors as problems (RFC 9457). False by default. */
  readonly problemDetails?: boolean | undefined;
}

export interface DocumentInput extends DocumentInfo {
  readonly operations: readonly Operation[];
  readonly webhooks?: readonly Operation[] | undefined;
  /** Told where two different types have one name. Readable lines on stderr by default. */
  readonly logger?: Logger | undefined;
}

/**
 * Makes the document as plain data, which the caller may change. Two different types of one name are told apart, with a warning.
 *
 * @throws DeclarationError SIG111 where a type has no JSON Schema
 */
export function buildDocument(input: DocumentInput): JsonSchema {
  const { logger = consoleLogger } = input;
  const definitions = new Definitions(true);
  const describer = new OperationDescriber(definitions, input.separateInputOutputSchemas ?? true);
  const describe = (operations: readonly Operation[]): DescribedOperation[] =>
    operations.filter((operation) => operation.includeInSchema).map((operation) => describer.describe(operation));
  const operations = describe(input.operations);
  const webhooks = describe(input.webhooks ?? []);
  describer.finish();
  const everything = [...operations, ...webhooks].flatMap(withCallbacks);
  const style = input.problemDetails === true ? PROBLEM_STYLE : DETAIL_STYLE;
  const reserved = errorComponents(everything, style);
  const schemas = nameComponents({
    definitions,
    reserved: Object.keys(reserved),
    placeOf: (definition) => describer.placeOf(definition),
    warn: (text) => logger.warn({}, text),
  });
  const components = { ...writeSchemas(new Map([...schemas, ...Object.entries(reserved)])), ...writeSecuritySchemes(everything) };
  const document = {
    openapi: input.openapiVersion ?? "3.1.0",
    info: writeInfo(input),
    ...unlessEmpty("servers", input.servers),
    ...unlessEmpty("components", components),
    paths: writePaths(operations, style),
    ...unlessEmpty("webhooks", writePaths(webhooks, style)),
    ...unlessEmpty("tags", input.tags),
    ...unlessEmpty("externalDocs", input.externalDocs),
  };
  return arrangeDocument(withoutNulls(jsonable(document))) as JsonSchema;
}

function withCallbacks(described: DescribedOperation): DescribedOperation[] {
  return [described, ...described.callbacks.filter(({ operation }) => operation.includeInSchema).flatMap(withCallbacks)];
}

/** The components that the answers of errors refer to, wherever there are such answers. */
function errorComponents(everything: readonly DescribedOperation[], style: ErrorStyle): Readonly<Record<string, JsonSchema>> {
  const hasBareErrors = everything.some(({ operation }) => Object.entries(operation.responses).some(([key, further]) => isBareError(key, further)));
  return { ...(everything.some(canRefuse) ? style.refusedComponents : {}), ...(hasBareErrors ? style.failedComponents : {}) };
}

function unlessEmpty(key: string, value: object | undefined): JsonSchema {
  return value === undefined || Object.keys(value).length === 0 ? {} : { [key]: value };
}

function writeInfo({ title, version, summary, description, termsOfService, contact, licenseInfo }: DocumentInfo): JsonSchema {
  if (title === "" || version === "") throw errors.namelessDocument(title === "" ? "title" : "version");
  const info: JsonSchema = { title, version };
  if (summary) info.summary = summary;
  if (description) info.description = description;
  if (termsOfService) info.termsOfService = termsOfService;
  return { ...info, ...unlessEmpty("contact", contact), ...unlessEmpty("license", licenseInfo) };
}

function writePaths(operations: readonly DescribedOperation[], style: ErrorStyle): JsonSchema {
  const paths: Record<string, JsonSchema> = {};
  for (const described of operations) {
    const { pathFormat, method } = described.operation;
    (paths[pathFormat] ??= {})[method.toLowerCase()] = writeOperation(described, style);
  }
  return paths;
}

/** The components by name, in alphabetical order. What follows a form feed in a description is for the source only. */
function writeSchemas(schemas: ReadonlyMap<string, JsonSchema>): JsonSchema {
  const sorted = [...schemas].toSorted(([left], [right]) => (left < right ? -1 : 1));
  const entries = sorted.map(([name, schema]) => {
    const definition = sortDefinition(jsonable(schema)) as JsonSchema;
    if (typeof definition.description === "string") definition.description = definition.description.split("\f")[0];
    return [name, definition] as const;
  });
  return unlessEmpty("schemas", Object.fromEntries(entries));
}

function writeSecuritySchemes(everything: readonly DescribedOperation[]): JsonSchema {
  const schemes: JsonSchema = {};
  for (const { security } of everything) for (const { dependency } of security) schemes[dependency.scheme!.schemeName] = dependency.scheme!.document;
  return unlessEmpty("securitySchemes", schemes);
}
