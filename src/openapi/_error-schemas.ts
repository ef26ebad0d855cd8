// The two components that describe the body of a 422, and the answer that refers to them.

import type { JsonSchema } from "../schema/json-schema.ts";

/** Names that these components claim wherever an operation can refuse its input. */
export const ERROR_COMPONENTS: Readonly<Record<string, JsonSchema>> = {
  HTTPValidationError: {
    title: "HTTPValidationError",
    type: "object",
    properties: { detail: { title: "Detail", type: "array", items: { $ref: "#/components/schemas/ValidationError" } } },
  },
  ValidationError: {
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
  },
};

/** A fresh response object for 422. */
export function validationErrorResponse(): JsonSchema {
  return { description: "Validation Error", content: { "application/json": { schema: { $ref: "#/components/schemas/HTTPValidationError" } } } };
}
