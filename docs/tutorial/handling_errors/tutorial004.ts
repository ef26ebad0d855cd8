// The answers to `HTTPException`s and to requests that fail validation may be replaced: here both become plain text.

import {
  App,
  HTTPException,
  PlainTextResponse,
  RequestValidationError,
  t,
  type Location,
} from "signatura";

export const app = new App();

app.onError(HTTPException, async function http_exception_handler(_request, error) {
  return new PlainTextResponse(String(error.detail), { status: error.status });
});

app.onError(
  RequestValidationError,
  async function validation_exception_handler(_request, error) {
    const lines = error
      .errors()
      .map(({ loc, msg }) => `Field: ${toText(loc)}, Error: ${msg}`);
    return new PlainTextResponse(["Validation errors:", ...lines].join("\n"), {
      status: 400,
    });
  },
);

app.get("/items/{item_id}", { item_id: t.int }, async function read_item({ item_id }) {
  if (item_id === 3) throw new HTTPException(418, "Nope! I don't like 3.");
  return { item_id };
});

/** `('path', 'item_id')` */
function toText(location: Location): string {
  return `(${location.map((part) => (typeof part === "string" ? `'${part}'` : part)).join(", ")})`;
}
