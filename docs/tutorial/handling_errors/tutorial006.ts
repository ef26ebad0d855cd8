// A look at an error before it is answered as usual.

import {
  answerHttpException,
  answerRequestValidationError,
  App,
  HTTPException,
  RequestValidationError,
  t,
} from "signatura";

export const app = new App();

app.onError(HTTPException, async function custom_http_exception_handler(request, error) {
  console.log(`An HTTP error: ${error.status} ${String(error.detail)}`);
  return answerHttpException(request, error);
});

app.onError(
  RequestValidationError,
  async function validation_exception_handler(request, error) {
    console.log(`The client sent invalid data: ${error.message}`);
    return answerRequestValidationError(request, error);
  },
);

app.get("/items/{item_id}", { item_id: t.int }, async function read_item({ item_id }) {
  if (item_id === 3) throw new HTTPException(418, "Nope! I don't like 3.");
  return { item_id };
});
