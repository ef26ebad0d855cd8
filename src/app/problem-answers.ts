// Errors answered as problems (RFC 9457), where an application has `problemDetails`; and `ProblemDetails` itself everywhere.

import { writeJson } from "../kernel/json-write.ts";
import type { HTTPException } from "../errors/http-exception.ts";
import { ProblemDetails, toProblem } from "../errors/problem-details.ts";
import type { RequestValidationError } from "../errors/validation.ts";
import type { HttpRequest } from "../http/request.ts";
import { HttpResponse } from "../http/response.ts";
import { mayHaveBody } from "../http/status.ts";
import { jsonableEncoder } from "../schema/jsonable-encoder.ts";
import { toDetail } from "./issue-detail.ts";

/** The media type of problems. */
export const PROBLEM_TYPE = "application/problem+json";

/** A problem as an answer, with its headers. */
export function problemResponse(problem: ProblemDetails): HttpResponse {
  const { status, headers } = problem;
  if (!mayHaveBody(status)) return new HttpResponse(null, { status, headers });
  return new HttpResponse(writeJson(jsonableEncoder(problem.toJSON())), { status, headers, mediaType: PROBLEM_TYPE });
}

export function answerProblem(_request: HttpRequest, error: HTTPException): HttpResponse {
  return problemResponse(toProblem(error));
}

/** What is wrong stands in the member `errors`, each issue as FastAPI has it. */
export function answerValidationProblem(_request: HttpRequest, error: RequestValidationError): HttpResponse {
  const issues = error.errors();
  const detail = `${issues.length} ${issues.length === 1 ? "part" : "parts"} of the request cannot be accepted.`;
  return problemResponse(new ProblemDetails(422, { detail, members: { errors: toDetail(issues) } }));
}
