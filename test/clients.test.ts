// The documents before the tools that read them: all of the guide's programs are valid, and of a dozen and of the shop clients are generated
// that compile under strict rules and work against the running server. The tools are installed apart: `npm install` in test/clients.

import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { App } from "signatura";
import { serve } from "signatura/node";
import { app as shop } from "../examples/shop/main.ts";
import { startShop } from "../examples/shop/tests/shop-process.ts";
import { guidePrograms } from "./support/guide.ts";

type Document = Readonly<Record<string, unknown>>;

interface Tools {
  refusals(document: Document): Promise<readonly unknown[]>;
  complaints(files: readonly string[]): Promise<readonly (readonly string[])[]>;
  generate(name: string, document: Document): Promise<void>;
  compile(): Promise<string>;
}

/** Imported by a name that the compiler does not follow: they need not be installed. */
const tools = await (import(/* @vite-ignore */ new URL("./clients/generate.js", import.meta.url).href) as Promise<Tools>).catch(() => undefined);
const missing = tools === undefined ? " (skipped: run `npm install` in test/clients)" : "";

const generated = new URL("./clients/.generated/", import.meta.url);

async function appOf(file: URL): Promise<App> {
  return ((await import(file.href)) as { readonly app: App }).app;
}

/** A document with a stream in it says 3.1, as FastAPI's does, and has 3.2's `itemSchema`: it is judged by 3.2. */
function judged(app: App): Document {
  const document = JSON.parse(JSON.stringify(app.openapi())) as Document;
  return JSON.stringify(document).includes('"itemSchema"') ? { ...document, openapi: "3.2.0" } : document;
}

describe.skipIf(missing !== "")(`documents of the guide's programs${missing}`, () => {
  let folder: string;
  const documents = new Map<string, Document>();

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "signatura-documents-"));
    for (const { section, name, file } of guidePrograms())
      if (file !== undefined) documents.set(`${section}.${name.replaceAll("/", "-")}`, judged(await appOf(file)));
    documents.set("shop", judged(shop));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test("are valid by the JSON Schema of OpenAPI", async () => {
    expect(documents.size).toBeGreaterThan(215);
    for (const [name, document] of documents) expect.soft(await tools!.refusals(document), name).toEqual([]);
  });

  test("are valid by Redocly's rules of the specification", async () => {
    const files = [...documents.keys()].map((name) => join(folder, `${name}.json`));
    for (const [name, document] of documents) await writeFile(join(folder, `${name}.json`), JSON.stringify(document));
    const found = await tools!.complaints(files);
    expect(found).toHaveLength(documents.size);
    expect(found.flat()).toEqual([]);
  });

  test("are refused where they are wrong", async () => {
    const wrong = { openapi: "3.1.0", info: { title: "No version" }, paths: { "/a/{b}": { get: { parameters: [{ name: "c", in: "nowhere" }] } } } };
    const file = join(folder, "wrong.json");
    await writeFile(file, JSON.stringify(wrong));
    expect(await tools!.refusals(wrong)).not.toEqual([]);
    expect((await tools!.complaints([file])).flat()).not.toEqual([]);
    await rm(file);
  });
});

interface Use {
  /** Calls the server through both clients. */
  use(baseUrl: string): Promise<unknown[]>;
}

/** The program of test/clients/uses, the guide's program that it calls, and what it gives. */
const uses: readonly (readonly [name: string, program: string, gives: readonly unknown[]])[] = [
  [
    "body",
    "body/tutorial001",
    [{ name: "Lamp", price: 5, description: null, tax: null }, { name: "Lamp", price: 5, description: null, tax: 1 }, 422, ["body", "name"]],
  ],
  [
    "enums",
    "path_params/tutorial005",
    [{ model_name: "lenet", message: "LeCNN all the images" }, { model_name: "resnet", message: "Have some residuals" }, 422],
  ],
  [
    "groups",
    "query_param_models/tutorial001",
    [{ limit: 5, offset: 0, order_by: "updated_at", tags: ["a", "b"] }, { limit: 5, offset: 0, order_by: "updated_at", tags: ["a", "b"] }, ["less_than_equal"]],
  ],
  ["updates", "body_updates/tutorial002", [1, ["t"], "Barz", 62]],
  ["unions", "extra_models/tutorial003", [false, 5]],
  ["filtered", "response_model/tutorial003", [{ username: "ann", email: "ann@example.com", full_name: null }, "ann", undefined]],
  ["login", "security/tutorial003", [expect.objectContaining({ username: "johndoe" }), expect.objectContaining({ email: "johndoe@example.com" }), 401]],
  ["files", "request_files/tutorial002", [{ file_sizes: [3, 5] }, { filenames: ["a.txt", "b.txt"] }, { file_sizes: [3, 5] }]],
  ["headers", "dependencies/tutorial006", [[{ item: "Foo" }, { item: "Bar" }], [{ item: "Foo" }, { item: "Bar" }], { detail: "X-Key header invalid" }]],
  ["statuses", "additional_responses/tutorial001", ["there goes my hero", "Item not found"]],
  ["separate", "separate_openapi_schemas/tutorial001", [{ name: "Foo", description: null }, ["Portal Gun", "Plumbus"], 2]],
  ["named", "generate_clients/tutorial003", ["User received", "Item received", ["Plumbus", "Portal Gun"], 2]],
  ["times", "extra_data_types/tutorial001", [176_100, "2018-12-22T14:05:00+00:00"]],
];

describe.skipIf(missing !== "")(`generated clients${missing}`, () => {
  beforeAll(async () => {
    await rm(generated, { recursive: true, force: true });
    await mkdir(generated);
    for (const [name, program] of uses) await tools!.generate(name, (await programOf(program)).openapi());
    await tools!.generate("shop", JSON.parse(JSON.stringify(shop.openapi())) as Document);
    expect(await tools!.compile()).toBe("");
  });
  afterAll(() => rm(generated, { recursive: true, force: true }));

  const programOf = (program: string): Promise<App> => appOf(new URL(`../docs/tutorial/${program}.ts`, import.meta.url));
  const useOf = (name: string): Promise<Use> => import(/* @vite-ignore */ new URL(`js/uses/${name}.js`, generated).href) as Promise<Use>;

  test.each(uses)("of %s work against %s", async (name, program, gives) => {
    const server = await serve(await programOf(program), { port: 0 });
    try {
      expect(await (await useOf(name)).use(`http://127.0.0.1:${server.port}`)).toEqual(gives);
    } finally {
      await server.close();
    }
  });

  test("of the shop work against it", async () => {
    const data = await mkdtemp(join(tmpdir(), "signatura-shop-"));
    const running = await startShop({ env: { SHOP_DATA: data, DATABASE_URL: "" } });
    try {
      expect(await (await useOf("shop")).use(running.url)).toEqual(["ada@example.com", "Tea", true, 404, 750, 401, 200]);
    } finally {
      await running.stop("SIGTERM");
      await rm(data, { recursive: true });
    }
  });
});
