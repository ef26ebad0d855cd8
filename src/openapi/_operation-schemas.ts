// The first of two passes over an operation: every type in it describes itself, and so all components become known. What the second
// pass writes is made of these schemas, whose references have a text by then.

import { bodyContract, flatten, type BodyContract, type SecurityUse } from "../contract/flat.ts";
import { placeOf, type Operation } from "../contract/operation.ts";
import type { OpenApiExample } from "../contract/parameters.ts";
import { isUpload, type Parameter } from "../contract/signature.ts";
import type { Place } from "../contract/typing/parameters.ts";
import { SchemaContext, type Definition, type Definitions, type JsonSchema, type SchemaMode } from "../schema/json-schema.ts";
import { ModelKind } from "../schema/model-kind.ts";
import type { Node } from "../schema/node.ts";
import { toNode } from "../schema/to-node.ts";
import { fieldSchema, titleField, titleMember } from "./_field-schema.ts";

export interface DescribedParameter {
  readonly place: Place;
  readonly name: string;
  readonly isRequired: boolean;
  readonly schema: JsonSchema;
  readonly description: string | undefined;
  readonly examples: Readonly<Record<string, OpenApiExample>> | undefined;
  readonly isDeprecated: boolean;
  readonly isShown: boolean;
}

export interface DescribedBody {
  readonly schema: JsonSchema;
  readonly isRequired: boolean;
  readonly mediaType: string;
  readonly examples: Readonly<Record<string, OpenApiExample>> | undefined;
}

export interface DescribedOperation {
  readonly operation: Operation;
  /** Path, query, header, cookie: in this order. */
  readonly parameters: readonly DescribedParameter[];
  readonly body: DescribedBody | undefined;
  readonly security: readonly SecurityUse[];
  /** What it returns; undefined where nothing is said of it. */
  readonly returns: JsonSchema | undefined;
  readonly item: JsonSchema | undefined;
  /** The bodies of further responses, by the key of the response. */
  readonly responses: ReadonlyMap<string, JsonSchema>;
  readonly callbacks: readonly DescribedOperation[];
}

/** Makes the schemas of operations for one document. */
export class OperationDescriber {
  readonly #definitions: Definitions;
  readonly #separate: boolean;
  readonly #places = new Map<Definition, string>();
  /** The types of whole parameters, bodies and answers. */
  readonly #whole = new Set<unknown>();
  readonly #answers: Node[] = [];

  /** @param separate Whether a type may be described differently as input and as output. */
  constructor(definitions: Definitions, separate: boolean) {
    this.#definitions = definitions;
    this.#separate = separate;
  }

  describe(operation: Operation): DescribedOperation {
    const callbacks = operation.callbacks.map((callback) => this.describe(callback));
    const known = this.#definitions.all.length;
    const flat = flatten(operation.signature, namesIn(operation.pathFormat));
    const described = {
      operation,
      callbacks,
      security: flat.security,
      body: this.#body(operation, bodyContract(flat.body)),
      returns: operation.returns && this.#answer(operation.returns, `Response_${operation.operationId}`),
      responses: this.#responses(operation),
      item: operation.stream?.item && this.#answer(operation.stream.item, `StreamItem_${operation.operationId}`),
      parameters: PLACES.flatMap((place) => flat.parameters.filter((parameter) => parameter.place === place)).flatMap((parameter) =>
        this.#parameter(parameter),
      ),
    };
    for (const definition of this.#definitions.all.slice(known)) this.#places.set(definition, placeOf(operation));
    return described;
  }

  /**
   * With one schema for both ways, FastAPI still describes every model within an answer that computes fields as output, too, though
   * nothing refers to that. To be called once all operations are described.
   */
  finish(): void {
    if (this.#separate) return;
    const seen = new Set<unknown>();
    const visit = (type: Node): void => {
      const identity = type instanceof ModelKind ? type.model : type;
      if (seen.has(identity)) return;
      seen.add(identity);
      if (type instanceof ModelKind && !this.#whole.has(type.model) && computes(type)) type["~schema"](new SchemaContext("serialization", this.#definitions));
      type["~children"].forEach(visit);
    };
    this.#answers.forEach(visit);
  }

  /** The operation in which a definition was first met. */
  placeOf(definition: Definition): string {
    return this.#places.get(definition) ?? "another operation";
  }

  #parameter(parameter: Parameter): readonly DescribedParameter[] {
    const { place, options, type } = parameter;
    const context = this.#context("validation", type);
    if (parameter.group !== undefined) {
      return parameter.group.map(({ field, name }) => {
        const schema = titleField(fieldSchema(field.type, {}, context), field.type["~meta"].title, field.inputName);
        return { place, name, isRequired: field.isRequired, schema, examples: undefined, isShown: true, ...wordsOf(field.type) };
      });
    }
    const schema = titleField(fieldSchema(type, options, context), options.title ?? type["~meta"].title, parameter.name);
    const words = wordsOf(type);
    return [
      {
        place,
        name: parameter.name,
        isRequired: parameter.isRequired,
        schema,
        examples: options.openapiExamples,
        isShown: options.includeInSchema !== false,
        description: options.description ?? words.description,
        isDeprecated: options.deprecated ?? words.isDeprecated,
      },
    ];
  }

  #body(operation: Operation, contract: BodyContract | undefined): DescribedBody | undefined {
    if (contract === undefined) return undefined;
    const { parameters } = contract;
    if (contract.isEmbedded) {
      const schema = this.#embeddedBody(`Body_${operation.operationId}`, parameters);
      return { schema, isRequired: parameters.some(({ isRequired }) => isRequired), mediaType: mediaTypeOf(contract), examples: undefined };
    }
    const { type, options, name, isRequired } = parameters[0]!;
    const schema = titleField(fieldSchema(type, options, this.#context("validation", type)), options.title ?? type["~meta"].title, name);
    return { schema, isRequired, mediaType: options.mediaType ?? mediaTypeOf(contract), examples: options.openapiExamples };
  }

  /** Several parameters in one body are a component of their own. */
  #embeddedBody(name: string, parameters: readonly Parameter[]): JsonSchema {
    const context = this.#context("validation", undefined);
    return context.define(parameters, name, () => {
      const members = parameters.map(
        (parameter) => [parameter.name, titleMember(fieldSchema(parameter.type, parameter.options, context), parameter.name)] as const,
      );
      const required = parameters.filter(({ isRequired }) => isRequired).map((parameter) => parameter.name);
      return { properties: Object.fromEntries(members), type: "object", ...(required.length === 0 ? {} : { required }), title: name };
    });
  }

  #responses(operation: Operation): ReadonlyMap<string, JsonSchema> {
    const schemas = new Map<string, JsonSchema>();
    for (const [key, { model }] of Object.entries(operation.responses)) {
      if (model === undefined) continue;
      const node = toNode(model, `${placeOf(operation)}: the model of response ${key}`);
      schemas.set(key, this.#answer(node, `Response_${key}_${operation.operationId}`));
    }
    return schemas;
  }

  #answer(type: Node, name: string): JsonSchema {
    this.#answers.push(type);
    return titleField(fieldSchema(type, {}, this.#context("serialization", type)), undefined, name);
  }

  /** One description for both ways, unless the type is a model that computes fields: those are never taken. */
  #context(mode: SchemaMode, type: Node | undefined): SchemaContext {
    if (type instanceof ModelKind) this.#whole.add(type.model);
    return new SchemaContext(this.#separate || computes(type) ? mode : "validation", this.#definitions);
  }
}

function computes(type: Node | undefined): boolean {
  return type instanceof ModelKind && type.definition.computed.length > 0;
}

const PLACES: readonly Place[] = ["path", "query", "header", "cookie"];

function namesIn(pathFormat: string): ReadonlySet<string> {
  return new Set([...pathFormat.matchAll(/\{(.*?)\}/g)].map(([, name]) => name!));
}

function wordsOf(type: Node): Pick<DescribedParameter, "description" | "isDeprecated"> {
  const { description, deprecated } = type["~meta"];
  return { description, isDeprecated: deprecated !== undefined && deprecated !== false };
}

function mediaTypeOf({ kind, parameters }: BodyContract): string {
  if (kind === "form") return parameters.some(({ type }) => isUpload(type)) ? "multipart/form-data" : "application/x-www-form-urlencoded";
  const named = new Set(parameters.map(({ options }) => options.mediaType ?? "application/json"));
  return named.size === 1 ? [...named][0]! : "application/json";
}
