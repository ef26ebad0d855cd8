// The libraries whose schemas are tried as types. Here, since they are installed here and nowhere else.

export { toStandardJsonSchema } from "@valibot/to-json-schema";
export { type } from "arktype";
export * as v from "valibot";
export { z } from "zod";
