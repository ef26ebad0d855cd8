// What judges documents and makes clients of them. Here, since the libraries are installed here and nowhere else.

import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { createClient } from "@hey-api/openapi-ts";
import { Validator } from "@seriousme/openapi-schema-validator";
import openapiTypes, { astToString } from "openapi-typescript";

const run = promisify(execFile);
const here = fileURLToPath(new URL(".", import.meta.url));

/** What the JSON Schema of OpenAPI has against a document. */
export async function refusals(document) {
  const { valid, errors } = await new Validator().validate(structuredClone(document));
  return valid ? [] : [errors].flat();
}

/** What Redocly's rules of the specification have against documents, by file. */
export async function complaints(files) {
  const args = [`${here}node_modules/@redocly/cli/bin/cli.js`, "lint", ...files, "--extends=spec", "--format=json", "--max-problems=10000"];
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  const { stdout } = await run(process.execPath, args, { env, maxBuffer: 64 << 20 }).catch((error) => error);
  return reports(stdout).map(({ problems }) =>
    problems.map(({ ruleId, message, location }) => `${location[0].source.ref}${location[0].pointer}: ${ruleId}: ${message}`),
  );
}

/** One report of JSON behind the other: the brace that ends each stands at the beginning of a line. */
function reports(text) {
  return text
    .split(/(?<=^\})(?=\{)/m)
    .filter((part) => part.trim() !== "")
    .map((part) => JSON.parse(part));
}

/** Types by openapi-typescript and a client by openapi-ts, in `.generated/NAME`. */
export async function generate(name, document) {
  const folder = `${here}.generated/${name}`;
  await mkdir(folder, { recursive: true });
  await writeFile(`${folder}/types.ts`, astToString(await openapiTypes(structuredClone(document), { defaultNonNullable: false })));
  await createClient({
    input: structuredClone(document),
    output: `${folder}/client`,
    plugins: ["@hey-api/client-fetch", "@hey-api/sdk", "@hey-api/typescript"],
    logs: { level: "silent" },
  });
}

/** Compiles what was generated, and the programs that use it, to `.generated/js`. Gives what the compiler says. */
export async function compile() {
  const { stdout } = await run(process.execPath, [`${here}node_modules/typescript/bin/tsc`, "-p", here]).catch((error) => error);
  return stdout;
}
