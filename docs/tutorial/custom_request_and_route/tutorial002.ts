// What a client sent and what is wrong with it, in one answer: the error of validation is answered by another.

import { App, Body, HTTPException, RequestValidationError, t } from "signatura";

export const app = new App();

app.onError(RequestValidationError, async function tell_the_body(request, error) {
  throw new HTTPException(422, { errors: error.errors(), body: await request.text() });
});

app.post("/", { numbers: Body(t.list(t.int)) }, async function sum_numbers({ numbers }) {
  return numbers.reduce((sum, number) => sum + number, 0);
});
