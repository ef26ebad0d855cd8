// What a client sent and what is wrong with it, in one answer: what stands around the operations sees the error of validation, and throws another.

import {
  App,
  Body,
  HTTPException,
  RequestValidationError,
  t,
  type Middleware,
} from "signatura";

const tellTheBody: Middleware = async (request, next) => {
  try {
    return await next();
  } catch (error) {
    if (!(error instanceof RequestValidationError)) throw error;
    throw new HTTPException(422, { errors: error.errors(), body: await request.text() });
  }
};

export const app = new App({ around: [tellTheBody] });

app.post("/", { numbers: Body(t.list(t.int)) }, async function sum_numbers({ numbers }) {
  return numbers.reduce((sum, number) => sum + number, 0);
});
