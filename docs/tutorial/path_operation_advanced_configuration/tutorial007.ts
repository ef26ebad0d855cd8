// A body in YAML: the handler reads it by itself, a model says what it should be, in the document and at work.

import { App, HTTPException, HttpRequest, Model, t, ValidationError } from "signatura";
import { parse, YAMLParseError } from "yaml";

export const app = new App();

class Item extends Model({ name: t.string, tags: t.list(t.string) }) {}

const requestBody = {
  content: { "application/x-yaml": { schema: Item.jsonSchema() } },
  required: true,
};

app.post(
  "/items/",
  { request: HttpRequest },
  { openapiExtra: { requestBody } },
  async function create_item({ request }) {
    let data: unknown;
    try {
      data = parse(await request.text());
    } catch (error) {
      if (error instanceof YAMLParseError) throw new HTTPException(422, "Invalid YAML");
      throw error;
    }
    try {
      return Item.parse(data);
    } catch (error) {
      if (error instanceof ValidationError) throw new HTTPException(422, error.errors());
      throw error;
    }
  },
);
