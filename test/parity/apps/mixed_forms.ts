import { App, Form, HTTPException, Model, t, type UploadFile } from "signatura";
import { ask, get, postForm } from "../corpus.ts";

export const app = new App({ title: "Mixed forms" });

class Meta extends Model({ title: t.string, stars: t.int.default(0) }) {}

const told = (file: UploadFile | null) => (file === null ? null : [file.filename, file.contentType, file.size]);

app.post("/with-json", { file: t.file, meta: Form(t.json.of(Meta)), note: Form(t.string.orNull) }, async function with_json({ file, meta, note }) {
  return { file: told(file), meta, note };
});
app.post("/many", { files: t.list(t.file), cover: t.file.orNull, numbers: Form(t.list(t.int).default([])) }, async function many({ files, cover, numbers }) {
  return { files: files.map(told), cover: told(cover), numbers };
});
app.post("/bytes", { one: Form(t.bytes), more: Form(t.list(t.bytes)), flag: Form(t.boolean.default(false)) }, async function as_bytes({ one, more, flag }) {
  return { one: one.length, more: more.map((part) => part.length), flag };
});
app.post("/read", { file: t.file }, async function read({ file }) {
  const whole = await file.text();
  return { head: whole.slice(0, 4), size: whole.length, headers: Object.fromEntries(file.headers) };
});
app.post("/limited", { file: Form(t.file, { description: "At most ten bytes" }) }, async function limited({ file }) {
  if (file.size > 10) throw new HTTPException(413, `${file.filename} is too large`);
  return file.size;
});
app.post("/aliased", { the_file: Form(t.file, { alias: "the-file" }), n: Form(t.int.ge(3), { alias: "the-number" }) }, async function aliased({ the_file, n }) {
  return [told(the_file), n];
});

const field = (name: string, value: string) => `--B\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const file = (name: string, filename: string, content: string, type = "text/plain") =>
  `--B\r\nContent-Disposition: form-data; name="${name}"; filename="${filename}"\r\nContent-Type: ${type}\r\nX-Part: ${name}\r\n\r\n${content}\r\n`;
const form = (path: string, ...parts: readonly string[]) =>
  ask("POST", path, { "content-type": 'multipart/form-data; boundary="B"' }, `${parts.join("")}--B--\r\n`);

export const requests = [
  get("/openapi.json"),
  form("/with-json", file("file", "a.txt", "hello"), field("meta", '{"title": "t", "stars": "3"}'), field("note", "n")),
  form("/with-json", file("file", "a.txt", "hello"), field("meta", "{broken")),
  form("/with-json", file("file", "a.txt", "hello"), field("meta", '{"stars": "x"}')),
  form("/with-json", field("meta", '{"title": "t"}')),
  form("/with-json"),
  form("/many", file("files", "a", "1"), file("files", "b", "22"), field("numbers", "1"), field("numbers", "2")),
  form("/many", file("files", "a", "1"), file("cover", "c", "3", "image/png"), field("numbers", "x")),
  form("/many", file("cover", "c", "3", "image/png")),
  form("/many", field("files", "text")),
  form("/bytes", file("one", "a", "1"), file("more", "b", "22"), file("more", "c", ""), field("flag", "on")),
  { ...form("/bytes", field("one", "text"), field("more", "x"), field("flag", "perhaps")), failsThere: "a text among files that are read as bytes" },
  form("/bytes", file("one", "a", "1")),
  form("/read", file("file", "caf\u00e9.txt", "hello world", "text/plain; charset=utf-8")),
  form("/read", file("file", "", "")),
  form("/limited", file("file", "small", "1234567890")),
  form("/limited", file("file", "large", "12345678901")),
  form("/limited"),
  form("/aliased", file("the-file", "a", "1"), field("the-number", "3")),
  form("/aliased", file("the_file", "a", "1"), field("n", "3")),
  form("/aliased", file("the-file", "a", "1"), field("the-number", "2")),
  ...["/with-json", "/many", "/bytes", "/aliased"].map((path) => postForm(path, "meta={}&numbers=2&one=3&the-number=4")),
];
