// The errors that several operations share, as the document lists them.

import type { Responses } from "signatura";
import { Problem } from "./models.ts";

export const unauthorized: Responses = { 401: { model: Problem, description: "Nobody is signed in" } };

export const forbidden: Responses = { 403: { model: Problem, description: "Signed in, but not allowed to do this" } };

export const notFound: Responses = { 404: { model: Problem, description: "There is no such thing" } };

export const conflict: Responses = { 409: { model: Problem, description: "It does not go together with what is there" } };
