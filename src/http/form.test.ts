import { afterAll, describe, expect, test } from "vitest";
import {
  App,
  Form,
  HttpRequest,
  JSONResponse,
  Model,
  OAuth2PasswordRequestForm,
  OAuth2PasswordRequestFormStrict,
  t,
  type PasswordForm,
  type UploadFile,
} from "signatura";
import { testClient } from "signatura/testing";
import { readFixture } from "../../test/parity/fixture.ts";

class Data extends Model({
  a: t.string,
  b: t.int.default(1),
  c: t.string.orNull,
  d: t.list(t.string).default(() => []),
  e: t.string.default("x").alias("ee"),
}) {}

class Strict extends Model({ a: t.string }, { config: { extra: "forbid" } }) {}

/** The same application as in test/parity/form_endpoints.py. */
const app = new App();
app.post("/text", { a: Form(t.string) }, ({ a }) => a);
app.post("/number", { a: Form(t.int.default(5)), b: Form(t.list(t.int).default([])) }, ({ a, b }) => [a, b]);
app.post("/bytes", { a: Form(t.bytes) }, async function bytes_({ a }) {
  return a.length;
});
app.post("/bytes-list", { a: Form(t.list(t.bytes)) }, async function bytes_list({ a }) {
  return a.map((one) => one.length);
});
app.post("/bytes-or-none", { a: Form(t.bytes.orNull) }, async function bytes_or_none({ a }) {
  return a === null ? null : a.length;
});
app.post("/file", { a: t.file }, async ({ a }) => [a.filename, a.contentType ?? null, a.size, await a.text()]);
app.post("/file-or-none", { a: t.file.orNull }, async function file_or_none({ a }) {
  return a === null ? null : a.filename;
});
app.post("/files", { a: t.list(t.file) }, ({ a }) => a.map((one) => one.filename));
app.post("/mixed", { token: Form(t.string), a: t.file, b: Form(t.bytes) }, ({ token, a, b }) => [token, a.filename, b.length]);
app.post("/model", { data: Form(Data) }, ({ data }) => [data.dump(), Object.keys(data.dump({ excludeUnset: true }) as object).toSorted()]);
app.post("/strict", { data: Form(Strict) }, ({ data }) => data);
app.post("/two", { one: Form(Strict), other: Form(t.string.default("x")) }, ({ one, other }) => [one, other]);
app.post("/raw", { request: HttpRequest }, async ({ request }) => {
  const form = await request.form({ maxFiles: 1, maxFields: 2, maxPartSize: 10 });
  return new JSONResponse([...form].map(([name, value]) => [name, typeof value === "string" ? value : value.filename]));
});
const fieldsOf = (form: PasswordForm): unknown[] => [form.grantType, form.username, form.password, form.scopes, form.clientId, form.clientSecret];
app.post("/token", { form: OAuth2PasswordRequestForm }, ({ form }) => fieldsOf(form));
app.post("/token-strict", { form: OAuth2PasswordRequestFormStrict }, async function token_strict({ form }) {
  return fieldsOf(form);
});

const fixture = readFixture<{
  cases: { path: string; contentType: string | null; body: string; status: number; answer: unknown }[];
}>("form-endpoints");

describe("forms and files, against FastAPI", async () => {
  const client = await testClient(app);
  afterAll(() => client[Symbol.asyncDispose]());

  test.each(fixture.cases)("$path $contentType $body: $status", async ({ path, contentType, body, status, answer }) => {
    const response = await client.post(path, { body: new TextEncoder().encode(body), headers: contentType === null ? {} : { "content-type": contentType } });
    expect({ status: response.status, answer: response.json() }).toEqual({ status, answer });
  });
});

test("a form that the web platform made is read, and its files are closed after the background tasks", async () => {
  let kept: UploadFile | undefined;
  const uploads = new App();
  uploads.post("/", { a: t.file, b: Form(t.string) }, async ({ a, b }) => {
    kept = a;
    return [b, await a.text()];
  });
  await using client = await testClient(uploads);
  const form = new FormData();
  form.set("a", new File(["héllo"], "ä.txt", { type: "text/plain" }));
  form.set("b", "ü");
  const response = await client.post("/", { body: form });
  expect(response.json()).toEqual(["ü", "héllo"]);
  expect(kept!.filename).toBe("ä.txt");
  await expect(kept!.bytes()).rejects.toThrow("is closed");
});

test("a form may be read after its body", async () => {
  const twice = new App();
  twice.post("/", { request: HttpRequest }, async ({ request }) => [await request.text(), (await request.form()).get("a")]);
  await using client = await testClient(twice);
  const response = await client.post("/", { form: { a: "x" } });
  expect(response.json()).toEqual(["a=x", "x"]);
});
