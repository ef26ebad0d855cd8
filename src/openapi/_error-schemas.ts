// How a document describes the answers of errors: FastAPI's 422 with its two components, or problems (RFC 9457).

import type { JsonSchema } from "../schema/json-schema.ts";

/** What errors look like in a document. */
export interface ErrorStyle {
  /** A fresh response object for 422. */
  readonly refused: () => JsonSchema;
  /** The components that it refers to. */
  readonly refusedComponents: Readonly<Record<string, JsonSchema>>;
  /** The content of a declared error that says nothing of its own, and the components of that; undefined where it stays without. */
  readonly failed: (() => JsonSchema) | undefined;
  readonly failedComponents: Readonly<Record<string, JsonSchema>>;
}

const ValidationError: JsonSchema = {
  title: "ValidationError",
  type: "object",
  properties: {
    loc: { title: "Location", type: "array", items: { anyOf: [{ type: "string" }, { type: "integer" }] } },
    msg: { title: "Message", type: "string" },
    type: { title: "Error Type", type: "string" },
    input: { title: "Input" },
    ctx: { title: "Context", type: "object" },
  },
  required: ["loc", "msg", "type"],
};

const issues: JsonSchema = { type: "array", items: { $ref: "#/components/schemas/ValidationError" } };

/** FastAPI's. */
export const DETAIL_STYLE: ErrorStyle = {
  refused: () => ({ description: "Validation Error", content: { "application/json": { schema: { $ref: "#/components/schemas/HTTPValidationError" } } } }),
  refusedComponents: {
    HTTPValidationError: { title: "HTTPValidationError", type: "object", properties: { detail: { title: "Detail", ...issues } } },
    ValidationError,
  },
  failed: undefined,
  failedComponents: {},
};

const problem: Readonly<Record<string, JsonSchema>> = {
  type: { title: "Type", type: "string", format: "uri-reference", default: "about:blank" },
  title: { title: "Title", type: "string" },
  status: { title: "Status", type: "integer" },
  detail: { title: "Detail", type: "string" },
  instance: { title: "Instance", type: "string", format: "uri-reference" },
};

/** RFC 9457's. */
export const PROBLEM_STYLE: ErrorStyle = {
  refused: () => ({ description: "Validation Error", content: problemContent("ValidationProblemDetails") }),
  refusedComponents: {
    ValidationProblemDetails: {
      title: "ValidationProblemDetails",
      type: "object",
      properties: { ...problem, errors: { title: "Errors", ...issues } },
      required: ["title", "status", "errors"],
    },
    ValidationError,
  },
  failed: () => problemContent("ProblemDetails"),
  failedComponents: {
    ProblemDetails: { title: "ProblemDetails", type: "object", properties: { ...problem }, required: ["title", "status"], additionalProperties: true },
  },
};

function problemContent(component: string): JsonSchema {
  return { "application/problem+json": { schema: { $ref: `#/components/schemas/${component}` } } };
}
