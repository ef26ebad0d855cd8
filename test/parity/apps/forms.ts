import { App, Form, HttpRequest, Model, t } from "signatura";
import { ask, get, post, postForm } from "../corpus.ts";

export const app = new App({ title: "Forms" });

class Login extends Model({ username: t.string, password: t.string.default("none"), tags: t.list(t.string).default([]) }) {}
class Strict extends Model({ n: t.int }, { config: { extra: "forbid" } }) {}
class A extends Model({ a: t.int, tags: t.list(t.string).default([]) }) {}
class B extends Model({ b: t.int }) {}

app.post(
  "/fields",
  { username: Form(t.string), age: Form(t.int.default(5)), tags: Form(t.list(t.string).default(["d"])) },
  async function fields({ username, age, tags }) {
    return [username, age, tags];
  },
);
app.post("/model", { data: Form(Login) }, async function model({ data }) {
  return data;
});
app.post("/strict", { data: Form(Strict) }, async function strict({ data }) {
  return data;
});
app.post("/union", { data: Form(t.union(A, B)) }, async function union({ data }) {
  return data;
});
app.post("/file", { file: t.file, note: Form(t.string.default("none")) }, async function file({ file, note }) {
  return { name: file.filename, type: file.contentType, size: file.size, text: await file.text(), note };
});
app.post("/files", { files: t.list(t.file) }, async function files({ files }) {
  return files.map((file) => file.filename);
});
app.post("/bytes", { file: Form(t.bytes.orNull) }, async function raw({ file }) {
  return { size: file === null ? null : file.length };
});
app.post("/request-form", { request: HttpRequest }, async function request_form({ request }) {
  const form = await request.form();
  return [...form].map(([key, value]) => [key, typeof value === "string" ? value : value.filename]);
});

const part = (name: string, content: string, filename?: string) =>
  `--B\r\nContent-Disposition: form-data; name="${name}"${filename === undefined ? "" : `; filename="${filename}"\r\nContent-Type: text/plain`}\r\n\r\n${content}\r\n`;
const multipart = (path: string, ...parts: string[]) => ask("POST", path, { "content-type": "multipart/form-data; boundary=B" }, `${parts.join("")}--B--\r\n`);

const texts = [
  "",
  "username=a",
  "username=a&age=x",
  "username=a&age=",
  "username=",
  "username=a&tags=x&tags=y",
  "tags=",
  "username=a&password=&tags=t&more=1",
  "n=1",
  "n=1&x=2",
  "n=",
  "a=1&tags=t",
  "a=1&tags=t&tags=u",
  "b=2",
  "a=x&b=y",
  "username=%C3%BC+%26",
  "username",
];

export const requests = [
  get("/openapi.json"),
  ...["/fields", "/model", "/strict", "/union", "/request-form", "/bytes", "/file"].flatMap((path) => [
    ...texts.map((text) => postForm(path, text)),
    post(path, { username: "a" }),
    ask("POST", path),
  ]),
  // What stands in an error for a file that is no parameter's is Python's own object there: only operations that take files are sent some.
  ...["/file", "/files", "/bytes", "/request-form"].flatMap((path) => [
    multipart(path, part("file", "hello", "a.txt"), part("note", "n")),
    multipart(path, part("files", "1", "a.txt"), part("files", "2", "b.txt")),
    multipart(path, part("file", "", "")),
  ]),
  ...["/fields", "/model", "/file", "/files", "/bytes", "/request-form"].flatMap((path) => [
    multipart(path, part("username", "a"), part("tags", "x"), part("tags", "y")),
    multipart(path, part("file", "text only")),
    multipart(path),
    ask("POST", path, { "content-type": "multipart/form-data" }, "x"),
    ask("POST", path, { "content-type": "multipart/form-data; boundary=B" }, "broken"),
  ]),
];
