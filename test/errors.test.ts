// Every coded error of the catalogue has its section in docs/errors.md, with the text that is thrown and an explanation.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { errors } from "../src/errors/catalogue.ts";
import { codedErrors, explanations, render } from "../scripts/errors.ts";
import { readSources } from "./support/import-graph.ts";

const document = readFileSync(new URL("../docs/errors.md", import.meta.url), "utf8");

test("no code stands for two errors", () => {
  const codes = codedErrors().map(({ code }) => code);
  expect(codes.length).toBeGreaterThan(40);
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
});

test("every error is thrown somewhere", () => {
  const sources = readSources(fileURLToPath(new URL("../src", import.meta.url))).filter(
    ({ name }) => !name.endsWith(".test.ts") && name !== "errors/catalogue.ts",
  );
  const text = sources.map(({ source }) => source).join("\n");
  expect(Object.keys(errors).filter((name) => !text.includes(`errors.${name}(`))).toEqual([]);
});

test("docs/errors.md quotes the text of every error", () => {
  expect(document, "run `npm run errors`").toBe(render(document));
});

test("docs/errors.md explains every error", () => {
  const written = explanations(document);
  const unexplained = codedErrors().filter(({ code }) => (written.get(code) ?? "") === "");
  expect(unexplained.map(({ code }) => code)).toEqual([]);
});

test("an error that the document lacks is added, and a changed text renewed, while explanations stay", () => {
  const old = document.replace(/### SIG101\n\n> .*\n/, "### SIG101\n\n> Another text.\n").replace(/### SIG302[^#]*/, "");
  const renewed = render(old);
  expect(renewed).toContain("### SIG302\n\n> ⟨route⟩: the last argument must be the handler, a function.\n");
  expect(renewed).not.toContain("Another text.");
  expect(explanations(renewed).get("SIG101")).toBe(explanations(document).get("SIG101"));
});
