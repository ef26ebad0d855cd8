// Reads the body of a request for an operation that wants one: JSON by its content type, else bytes; or the fields of a form.

import { decodeJson, mayRound } from "../kernel/json-decode.ts";
import { readJsonText } from "../kernel/json-text.ts";
import { isPromise } from "../kernel/promises.ts";
import { HTTPException } from "../errors/http-exception.ts";
import { RequestValidationError } from "../errors/validation.ts";
import type { BodyContract } from "../contract/flat.ts";
import { modelIn, takesFileBytes } from "../contract/signature.ts";
import type { Call } from "../depends/call.ts";
import { isJson } from "../http/media-type.ts";
import { definitionOf } from "../schema/model-definition.ts";

/** Puts the body into the call. @throws RequestValidationError, HTTPException 400, BodyTooLarge */
export type ReadBody = (call: Call) => void | Promise<void>;

/** @param hasBigints Whether integers beyond 2^53 must keep their digits. */
export function compileReadBody(body: BodyContract, strictContentType: boolean, hasBigints: boolean): ReadBody {
  if (body.kind === "form") return compileReadForm(body);
  return (call) => {
    const bytes = call.exchange.body(call.bodyLimit);
    if (isPromise(bytes)) return Promise.resolve(bytes).then((read) => takeBytes(call, read, strictContentType, hasBigints));
    takeBytes(call, bytes, strictContentType, hasBigints);
  };
}

function takeBytes(call: Call, bytes: Uint8Array, strictContentType: boolean, hasBigints: boolean): void {
  if (bytes.length === 0) return;
  if (!isJson(call.exchange.header("content-type"), strictContentType)) {
    call.body = bytes;
    return;
  }
  const text = readJsonText(bytes);
  if (text === undefined) throw unreadable();
  const decoded = decodeJson(text, hasBigints ? EXACT : undefined);
  if (decoded.ok) {
    if (!hasBigints && mayRound(text)) call.roundedText = text;
    call.body = decoded.value;
    return;
  }
  if (decoded.reason !== "syntax") throw unreadable();
  const issue = { type: "json_invalid", loc: ["body", decoded.position], msg: "JSON decode error", input: {}, ctx: { error: decoded.message } };
  throw new RequestValidationError([issue], text);
}

const EXACT = Object.freeze({ exact: true });

function unreadable(): HTTPException {
  return new HTTPException(400, "There was an error parsing the body");
}

function compileReadForm(body: BodyContract): ReadBody {
  const names = namesOfBytes(body);
  return async (call) => {
    const form = await call.request.form();
    call.body = names.size > 0 && form.hasFiles ? await form["~withBytes"](names) : form;
  };
}

/** The names whose files are read whole before they are validated. */
function namesOfBytes({ isEmbedded, parameters }: BodyContract): ReadonlySet<string> {
  if (isEmbedded) return new Set(parameters.filter(({ type }) => takesFileBytes(type)).map(({ name }) => name));
  const model = modelIn(parameters[0]!.type);
  const fields = model === undefined ? [] : definitionOf(model.model).fields;
  return new Set(fields.filter(({ type }) => takesFileBytes(type)).map(({ inputName }) => inputName));
}
