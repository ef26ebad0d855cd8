// Bytes in JSON as base64: on the way in, on the way out, and both.

import { App, Model, t } from "signatura";

class DataInput extends Model({
  description: t.string,
  data: t.bytes.encoding("base64"),
}) {}

class DataOutput extends Model({
  description: t.string,
  data: t.bytes.encoding("base64"),
}) {}

class DataInputOutput extends Model({
  description: t.string,
  data: t.bytes.encoding("base64"),
}) {}

export const app = new App();

app.post("/data", { body: DataInput }, function post_data({ body }) {
  return {
    description: body.description,
    content: new TextDecoder("utf-8", { fatal: true }).decode(body.data),
  };
});

app.get("/data", {}, { returns: DataOutput }, function get_data() {
  return { description: "A plumbus", data: new TextEncoder().encode("hello") };
});

app.post(
  "/data-in-out",
  { body: DataInputOutput },
  { returns: DataInputOutput },
  function post_data_in_out({ body }) {
    return body;
  },
);
