// Writes src/openapi/bundled: Swagger UI and Redoc as modules of text, so that the docs pages need neither the network nor a file
// system. Run it to move to other versions: it fetches the packages, checks them, takes out what would call another host, and writes.

import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { root, run } from "./tool.ts";

const target = join(root, "src", "openapi", "bundled");

interface Package {
  readonly name: string;
  readonly version: string;
  /** Of the archive, as the registry tells it. */
  readonly integrity: string;
}

const SWAGGER_UI: Package = {
  name: "swagger-ui-dist",
  version: "5.35.0",
  integrity: "sha512-U06rpMtW9V3XPGOBeamTUSr0Z09jMX4IJuANpE/EZbAhw0G8CgwrzU4YmXkn/h0wCDNsXdGarTNNHC3sU8yVUQ==",
};
const REDOC: Package = {
  name: "redoc",
  version: "2.5.4",
  integrity: "sha512-M6jWhG1qoBnH6TFmzJnstyCZ87HmOY/UzDm78mHiYihEdlV/YcS9ogOo1NlElnJMeLsyxHFe2yFc4sNjHTrABQ==",
};

interface Asset {
  readonly name: string;
  readonly mediaType: string;
  readonly content: string;
  readonly of: Package;
  /** Stands at the top of the module, so that it travels with every copy. */
  readonly notice: string;
}

const workspace = mkdtempSync(join(tmpdir(), "signatura-assets-"));
try {
  const assets = [...swaggerUi(await fetchPackage(SWAGGER_UI)), ...redoc(await fetchPackage(REDOC))];
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target);
  for (const asset of assets) writeFileSync(join(target, `${moduleName(asset.name)}.ts`), renderAsset(asset));
  writeFileSync(join(target, "catalogue.ts"), renderCatalogue(assets));
  for (const { name, content } of assets) console.log(`${name}: ${content.length} characters`);
} finally {
  rmSync(workspace, { recursive: true, force: true });
}

/** Downloads and unpacks a package without installing it, so that no script of it or of its dependencies runs. */
async function fetchPackage({ name, version, integrity }: Package): Promise<(file: string) => string> {
  const packed = await run("npm", ["pack", `${name}@${version}`, "--json", "--pack-destination", workspace], { cwd: workspace });
  if (packed.code !== 0) throw new Error(packed.text);
  const archive = join(workspace, `${name}-${version}.tgz`);
  const found = `sha512-${createHash("sha512").update(readFileSync(archive)).digest("base64")}`;
  if (found !== integrity) throw new Error(`${name}@${version} has the integrity ${found}, expected ${integrity}.`);
  const folder = join(workspace, name);
  mkdirSync(folder);
  const unpacked = await run("tar", ["-xzf", archive, "-C", folder]);
  if (unpacked.code !== 0) throw new Error(unpacked.text);
  return (file) => readFileSync(join(folder, "package", file), "utf8");
}

function swaggerUi(read: (file: string) => string): Asset[] {
  const licence = [read("LICENSE"), read("NOTICE"), read("swagger-ui-bundle.js.LICENSE.txt")].join("\n\n");
  const asset = { of: SWAGGER_UI, notice: `${read("NOTICE").trim()}\nLicensed under the Apache License, Version 2.0: see swagger-ui-licence beside this file` };
  return [
    { ...asset, name: "swagger-ui-bundle.js", mediaType: "text/javascript", content: read("swagger-ui-bundle.js") },
    { ...asset, name: "swagger-ui.css", mediaType: "text/css", content: without(read("swagger-ui.css"), "/*# sourceMappingURL=swagger-ui.css.map*/") },
    { ...asset, name: "swagger-ui-bundle.js.LICENSE.txt", mediaType: "text/plain", content: licence },
  ];
}

/**
 * Redoc, with two changes. Its logo comes from a host of Redocly's: gone. Its search runs in a worker that it makes of a text within
 * itself, which a page could allow only for all such texts: the text becomes a file of its own beside the script.
 */
function redoc(read: (file: string) => string): Asset[] {
  const licenceName = "redoc.standalone.js.LICENSE.txt";
  const licence = [read("LICENSE"), read(`bundles/${licenceName}`), read("bundles/d87bcbdbea8f8f5aa26f.worker.js.LICENSE.txt")].join("\n\n");
  const asset = { of: REDOC, notice: "Copyright (c) 2015-present, Rebilly, Inc.\nLicensed under the MIT License: see redoc-licence beside this file" };
  const whole = without(read("bundles/redoc.standalone.js"), "//# sourceMappingURL=redoc.standalone.js.map");
  const logo = 'e?n.createElement("img",{alt:"redocly logo",onError:()=>t(!1),src:"https://cdn.redoc.ly/redoc/logo-mini.svg"}):null';
  const [before, rest] = cut(replaceOnce(whole, logo, "null"), "new Worker(URL.createObjectURL(new Blob([");
  const [literal, after] = cut(rest, '])),{name:"[fullhash].worker.js"})');
  const worker = runInNewContext(literal) as string;
  const script = `${before}new Worker(new URL("redoc-search-worker.js",signaturaRedocScript))${after}`;
  return [
    { ...asset, name: "redoc.standalone.js", mediaType: "text/javascript", content: `var signaturaRedocScript=document.currentScript.src;${script}` },
    {
      ...asset,
      name: "redoc-search-worker.js",
      mediaType: "text/javascript",
      content: without(
        replaceOnce(worker, "d87bcbdbea8f8f5aa26f.worker.js.LICENSE.txt", licenceName),
        "//# sourceMappingURL=d87bcbdbea8f8f5aa26f.worker.js.map",
      ),
    },
    { ...asset, name: licenceName, mediaType: "text/plain", content: licence },
  ];
}

function replaceOnce(text: string, sought: string, replacement: string): string {
  const [before, after] = cut(text, sought);
  return before + replacement + after;
}

function without(text: string, sought: string): string {
  return replaceOnce(text, sought, "");
}

/** @throws Error unless `mark` stands in the text exactly once: then the package has changed, and the change must be looked at */
function cut(text: string, mark: string): [string, string] {
  const parts = text.split(mark);
  if (parts.length !== 2) throw new Error(`Expected once, found ${parts.length - 1} times: ${mark}`);
  return [parts[0]!, parts[1]!];
}

// Modules ------------------------------------------------------------------------------------------------------------------

function moduleName(asset: string): string {
  return asset
    .replace("-bundle.js.LICENSE.txt", "-licence")
    .replace(".standalone.js.LICENSE.txt", "-licence")
    .replace(/\.standalone\.js$|\.js$/, "")
    .replace(".css", "-css");
}

function renderAsset({ name, content, of, notice }: Asset): string {
  const head = `/*!\n * ${name} of ${of.name} ${of.version}. Written by \`npm run assets\`: do not edit.\n *\n * ${notice.replaceAll("\n", "\n * ")}\n */\n`;
  return `${head}export const content: string =\n  ${JSON.stringify(content)};\n`;
}

function renderCatalogue(assets: readonly Asset[]): string {
  const entries = assets.map(({ name, mediaType, content, of }) => {
    const digest = createHash("sha256").update(content).digest("base64url").slice(0, 16);
    return `  ${JSON.stringify(name)}: { mediaType: "${mediaType}", version: "${of.version}-${digest}", load: () => import("./${moduleName(name)}.ts") },`;
  });
  return `// What the docs pages are made of, by file name. Written by \`npm run assets\`: do not edit.

export interface BundledAsset {
  readonly mediaType: string;
  /** Changes with the content. */
  readonly version: string;
  /** Reads the content, which stays out of memory until a page is looked at. */
  readonly load: () => Promise<{ readonly content: string }>;
}

export const bundledAssets: Readonly<Record<string, BundledAsset>> = {
${entries.join("\n")}
};
`;
}
