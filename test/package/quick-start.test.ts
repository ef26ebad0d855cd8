// The README's quick start, word for word, in an empty project, under each Node that is supported.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask, createProject, NODES, onAnyPort, quickStart, start, SUPPORTED, type Project } from "./project.ts";

const { app, begin, requests } = quickStart();

test("begins with `npm init -y`", () => {
  expect(begin[0]).toBe("npm init -y");
  expect(requests.length).toBeGreaterThan(1);
});

describe("in a project of ES modules", () => {
  let project: Project;
  beforeAll(async () => {
    project = await createProject();
    project.write("app.ts", onAnyPort(app));
  });
  afterAll(() => project[Symbol.asyncDispose]());

  describe.each(SUPPORTED)("under Node %s", (version) => {
    test("answers as the README says, documents itself, and complains of nothing", async () => {
      await using server = await start(NODES[version], ["app.ts"], project.folder);
      for (const { command, answer } of requests) expect(await ask(command, server.origin)).toBe(answer);
      const created = await fetch(`${server.origin}/items/`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: '{"name": "a", "price": "2.5"}',
      });
      expect([created.status, await created.json()]).toEqual([201, { name: "a", price: 2.5, tags: [] }]);
      const document = (await (await fetch(`${server.origin}/openapi.json`)).json()) as { info: { title: string }; paths: object };
      expect([document.info.title, Object.keys(document.paths)]).toEqual(["Items", ["/items/{item_id}", "/items/"]]);
      expect(withoutTypeStripping(server.errors())).toBe("");
    });

    test("serves its documentation pages with everything that they load", async () => {
      await using server = await start(NODES[version], ["app.ts"], project.folder);
      for (const path of ["/docs", "/redoc"]) {
        const html = await (await fetch(server.origin + path)).text();
        const loaded = [...html.matchAll(/(?:src|href)="(\/[^"]+\.(?:js|css)[^"]*)"/g)].map((match) => match[1]!);
        expect(loaded.length).toBeGreaterThan(0);
        for (const file of loaded) expect((await fetch(server.origin + file)).status, file).toBe(200);
      }
    });

    test("has the command, which runs the file", async () => {
      project.write(
        "without-serve.ts",
        app
          .split("\n")
          .slice(0, -2)
          .join("\n")
          .replace(/^import \{ serve.*\n/m, ""),
      );
      const listed = await project.node(version, "node_modules/.bin/signatura", "routes", "without-serve.ts");
      expect(listed.code, listed.text).toBe(0);
      expect(listed.text).toContain("/items/{item_id}");
    });
  });
});

describe("where `npm init -y` wrote another type", () => {
  test.each(SUPPORTED)("runs as app.mts in a CommonJS project under Node %s", async (version) => {
    await using project = await createProject("commonjs");
    project.write("app.mts", onAnyPort(app));
    await using server = await start(NODES[version], ["app.mts"], project.folder);
    expect(await ask(requests[0]!.command, server.origin)).toBe(requests[0]!.answer);
  });

  test.each(SUPPORTED)("runs without any type under Node %s", async (version) => {
    await using project = await createProject(null);
    project.write("app.ts", onAnyPort(app));
    await using server = await start(NODES[version], ["app.ts"], project.folder);
    expect(await ask(requests[0]!.command, server.origin)).toBe(requests[0]!.answer);
  });

  test.each(SUPPORTED)("is told what to do by the command in a CommonJS project under Node %s", async (version) => {
    await using project = await createProject("commonjs");
    project.write("app.ts", app);
    const { code, text } = await project.node(version, "node_modules/.bin/signatura", "run", "app.ts");
    expect([code, text]).toEqual([1, expect.stringContaining('Set `"type": "module"` there, or name the file app.mts')]);
    expect(text).not.toMatch(/^ {4}at /m);
  });
});

/** Node 22 says at each start that running TypeScript is an experiment. */
function withoutTypeStripping(text: string): string {
  return text.replace(/^\(node:\d+\) ExperimentalWarning: Type Stripping.*\n\(Use `node --trace-warnings.*\n/m, "");
}
