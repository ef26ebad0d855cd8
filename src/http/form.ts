// The form of a request, whichever of the two kinds it is.

import { fromLatin1 } from "../kernel/latin1.ts";
import type { Exchange } from "./exchange.ts";
import { FormFields } from "./form-fields.ts";
import type { FormLimits } from "./form-limits.ts";
import { formKind } from "./media-type.ts";
import { readMultipart } from "./multipart.ts";
import { readUrlencoded } from "./urlencoded.ts";

/** What a form is read from: an exchange, or a request that has read its body before. */
export type FormSource = Pick<Exchange, "header" | "body" | "stream" | "spool">;

/**
 * Reads a form; one without fields where its content type is no form's. Whoever calls it closes what it gives.
 *
 * @param limit The greatest body, in bytes.
 * @throws HTTPException 400 for a form that is malformed or goes beyond a limit of its parts; BodyTooLarge; ClientGone
 */
export async function readForm(source: FormSource, limit: number, limits: FormLimits = {}): Promise<FormFields> {
  const contentType = source.header("content-type");
  const kind = formKind(contentType);
  if (kind === "multipart") return readMultipart(source.stream(limit), contentType!, { ...limits, spool: source.spool });
  if (kind === "urlencoded") return readUrlencoded(fromLatin1(await source.body(limit)), limits);
  return new FormFields();
}
