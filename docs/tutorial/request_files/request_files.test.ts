import { describe, expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";
import { app as tutorial001_02 } from "./tutorial001_02.ts";
import { app as tutorial001_03 } from "./tutorial001_03.ts";
import { app as tutorial002 } from "./tutorial002.ts";
import { app as tutorial003 } from "./tutorial003.ts";

/** A form with files of one field: their names, and what is in them. */
function formOf(field: string, files: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, text] of Object.entries(files)) form.append(field, new File([text], name, { type: "text/plain" }));
  return form;
}

const missing = (name: string): unknown => [422, { detail: [{ type: "missing", loc: ["body", name], msg: "Field required", input: null }] }];

describe("files of a form", () => {
  it("tutorial001 goes without a file", async () => {
    await using client = await testClient(tutorial001);
    expect(await ask(client, "POST /files/", { body: formOf("file", { "test.txt": "<file content>" }) })).toEqual([200, { file_size: 14 }]);
    expect(await ask(client, "POST /uploadfile/", { body: formOf("file", { "test.txt": "<file content>" }) })).toEqual([200, { filename: "test.txt" }]);
    expect(await ask(client, "POST /files/")).toEqual([200, { message: "No file sent" }]);
    expect(await ask(client, "POST /uploadfile/")).toEqual([200, { message: "No upload file sent" }]);
    expect(await ask(client, "POST /uploadfile/", { form: { file: "text" } })).toMatchObject([
      422,
      { detail: [{ type: "value_error", loc: ["body", "file"], msg: "Value error, Expected UploadFile, received: <class 'str'>" }] },
    ]);
    expect(tutorial001_02).toBe(tutorial001);
  });

  it("tutorial001_03 requires the file", async () => {
    await using client = await testClient(tutorial001_03);
    expect(await ask(client, "POST /files/", { body: formOf("file", { "test.txt": "<file content>" }) })).toEqual([200, { file_size: 14 }]);
    expect(await ask(client, "POST /uploadfile/", { body: formOf("file", { "test.txt": "<file content>" }) })).toEqual([200, { filename: "test.txt" }]);
    expect(await ask(client, "POST /files/", { json: { file: "Foo" } })).toEqual(missing("file"));
    expect(await ask(client, "POST /uploadfile/")).toEqual(missing("file"));
  });

  it.each([
    ["tutorial002", tutorial002],
    ["tutorial003", tutorial003],
  ])("%s takes several files of one name", async (_name, app) => {
    await using client = await testClient(app);
    const files = { "test.txt": "<file content>", "test2.txt": "<file content2>" };
    expect(await ask(client, "POST /files/", { body: formOf("files", files) })).toEqual([200, { file_sizes: [14, 15] }]);
    expect(await ask(client, "POST /uploadfiles/", { body: formOf("files", files) })).toEqual([200, { filenames: ["test.txt", "test2.txt"] }]);
    expect(await ask(client, "POST /files/")).toEqual(missing("files"));
    expect(await ask(client, "POST /uploadfiles/", { json: { file: "Foo" } })).toEqual(missing("files"));
    const page = await client.get("/");
    expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    expect(page.text).toContain('<form action="/uploadfiles/"');
  });
});
