// The `Authorization` header in its two halves, split as FastAPI does it: at the first space, the second half stripped.

import { pythonStrip } from "../../kernel/python-strip.ts";
import type { HttpRequest } from "../../http/request.ts";

export interface Authorization {
  /** As it was sent: `Bearer`. */
  readonly scheme: string;
  /** What follows; empty where nothing does. */
  readonly credentials: string;
}

/** The header's halves; undefined where it is missing or empty. */
export function readAuthorization(request: HttpRequest): Authorization | undefined {
  const header = request["~exchange"].header("authorization");
  if (header === undefined || header === "") return undefined;
  const space = header.indexOf(" ");
  if (space < 0) return { scheme: header, credentials: "" };
  return { scheme: header.slice(0, space), credentials: pythonStrip(header.slice(space + 1)) };
}

/** The halves where the scheme is this one, in any case; undefined elsewhere. */
export function readAuthorizationOf(scheme: string, request: HttpRequest): Authorization | undefined {
  const authorization = readAuthorization(request);
  return authorization?.scheme.toLowerCase() === scheme ? authorization : undefined;
}
