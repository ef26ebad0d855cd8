// The error of a request that fails validation carries the body, too: good to have while a client is being written.

import {
  App,
  jsonableEncoder,
  JSONResponse,
  Model,
  RequestValidationError,
  status,
  t,
} from "signatura";

class Item extends Model({
  title: t.string,
  size: t.int,
}) {}

export const app = new App();

app.onError(
  RequestValidationError,
  async function validation_exception_handler(_request, error) {
    return new JSONResponse(jsonableEncoder({ detail: error.errors(), body: error.body }), {
      status: status.HTTP_422_UNPROCESSABLE_CONTENT,
    });
  },
);

app.post("/items/", { item: Item }, async function create_item({ item }) {
  return item;
});
