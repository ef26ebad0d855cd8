// Forms: urlencoded ones, and multipart ones with files.

import { expect } from "vitest";
import { App, Form, HttpRequest, Model, t } from "signatura";
import { overEveryTransport } from "./suite.ts";
import type { Ask } from "./transport.ts";

const BOUNDARY = "x--y";

interface Part {
  readonly name: string;
  readonly content: string;
  readonly filename?: string;
  readonly type?: string;
}

function multipart(target: string, parts: readonly Part[]): Ask {
  const written = parts.map(({ name, content, filename, type }) => {
    const file = filename === undefined ? "" : `; filename="${filename}"`;
    return `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n${type === undefined ? "" : `Content-Type: ${type}\r\n`}\r\n${content}\r\n`;
  });
  return { method: "POST", target, headers: [["content-type", `multipart/form-data; boundary=${BOUNDARY}`]], body: `${written.join("")}--${BOUNDARY}--\r\n` };
}

const urlencoded = (target: string, body: string): Ask => ({ method: "POST", target, headers: [["content-type", "application/x-www-form-urlencoded"]], body });

overEveryTransport("forms", (suite) => {
  const served = suite.serve(() => {
    class Login extends Model({ username: t.string, age: t.int.default(5) }) {}
    const app = new App();
    app.post("/fields", { name: Form(t.string), tags: Form(t.list(t.string).default([])) }, ({ name, tags }) => [name, tags]);
    app.post("/model", { login: Form(Login) }, ({ login }) => login);
    app.post("/file", { file: t.file, note: Form(t.string.default("none")) }, async ({ file, note }) => ({
      name: file.filename,
      type: file.contentType,
      size: file.size,
      text: (await file.text()).slice(0, 20),
      note,
    }));
    app.post("/files", { files: t.list(t.file) }, ({ files }) => files.map(({ filename, size }) => [filename, size]));
    app.post("/all", { request: HttpRequest }, async ({ request }) =>
      [...(await request.form())].map(([name, value]) => [name, typeof value === "string" ? value : `file ${value.filename}`]),
    );
    return app;
  });

  suite.test("that are urlencoded are decoded", async () => {
    expect(await served.tell(urlencoded("/fields", "name=caf%C3%A9+%26&tags=a&tags=b"))).toEqual([200, ["café &", ["a", "b"]]]);
    expect(await served.tell(urlencoded("/model", "username=u"))).toEqual([200, { username: "u", age: 5 }]);
    expect(await served.tell(urlencoded("/all", "b=1&__proto__=2&a=&b=3"))).toEqual([
      200,
      [
        ["b", "1"],
        ["__proto__", "2"],
        ["a", ""],
        ["b", "3"],
      ],
    ]);
  });

  suite.test("that miss a field, or have a wrong one, are a 422", async () => {
    const missing = { detail: [{ type: "missing", loc: ["body", "name"], msg: "Field required", input: null }] };
    expect(await served.tell(urlencoded("/fields", ""))).toEqual([422, missing]);
    expect(await served.tell({ method: "POST", target: "/fields" })).toEqual([422, missing]);
    expect((await served.tell(urlencoded("/model", "username=u&age=x")))[0]).toBe(422);
  });

  suite.test("that are multipart carry files", async () => {
    const parts = [
      { name: "note", content: "caf\u00e9" },
      { name: "file", content: "first\r\nsecond\r\n--x", filename: "a b.txt", type: "text/plain" },
    ];
    expect(await served.tell(multipart("/file", parts))).toEqual([
      200,
      { name: "a b.txt", type: "text/plain", size: 18, text: "first\r\nsecond\r\n--x", note: "café" },
    ]);
  });

  suite.test("may come part by part, wherever they are divided", async () => {
    const { body, ...request } = multipart("/file", [{ name: "file", content: "x".repeat(300), filename: "f" }]);
    const bytes = Buffer.from(body as string);
    for (const size of [1, 7, 100]) {
      const parts = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => bytes.subarray(index * size, (index + 1) * size));
      expect(await served.tell({ ...request, parts })).toMatchObject([200, { name: "f", size: 300 }]);
    }
  });

  suite.test("may hold several files, and one that is larger than memory should be", async () => {
    const parts = [
      { name: "files", content: "", filename: "empty" },
      { name: "files", content: "x".repeat(3 * 1024 * 1024), filename: "large" },
    ];
    expect(await served.tell(multipart("/files", parts))).toEqual([
      200,
      [
        ["empty", 0],
        ["large", 3 * 1024 * 1024],
      ],
    ]);
  });

  suite.test("that are malformed are a 400", async () => {
    const { body: _body, ...request } = multipart("/file", []);
    expect((await served.tell({ ...request, body: `--${BOUNDARY}\r\nContent-Disposition form-data\r\n\r\nx` }))[0]).toBe(400);
    expect((await served.tell({ method: "POST", target: "/file", headers: [["content-type", "multipart/form-data"]], body: "x" }))[0]).toBe(400);
  });
});
