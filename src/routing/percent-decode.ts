// The decoding of a request's path, before it is matched, as uvicorn does it: "%2F" becomes a "/" like any other.
// How escapes are read stands in the kernel; the decoding of queries and forms, where "+" is a space, is no matter of routes.

import { decodePercent } from "../kernel/percent-decode.ts";

/**
 * Decodes the raw path of a request target, which has no query any more. A "%" that two hexadecimal digits do not follow
 * stays; bytes that are no UTF-8 become U+FFFD, one for each broken sequence. It never throws, and costs one search where
 * there is no "%".
 */
export function decodePath(path: string): string {
  return decodePercent(path);
}
