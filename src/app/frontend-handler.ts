// What a frontend does as an operation: it sends its file, with what dependencies have set on the answer-to-be.

import type { FrontendFiles } from "../http/frontend-files.ts";
import type { Params } from "../contract/typing/parameters.ts";
import { HttpRequest } from "../http/request.ts";
import { HttpResponse } from "../http/response.ts";

/** Its parameters. */
export const FRONTEND_TAKES: Params = { request: HttpRequest, response: HttpResponse };

/** @param path Where the frontend is, without a slash at its end. */
export function frontendHandler(
  files: FrontendFiles,
  path: string,
): (args: { readonly request: HttpRequest; readonly response: HttpResponse }) => Promise<HttpResponse> {
  return async ({ request, response }) => {
    const answer = await files.answer(request, request.path.slice(path.length));
    answer.pairs.push(...response.pairs);
    return answer;
  };
}
