import { expect, test } from "vitest";
import { readFixture } from "../../test/parity/fixture.ts";
import { reasonPhrase } from "../kernel/reason-phrase.ts";
import { mayHaveBody, status } from "./status.ts";

const fixture = readFixture<{ names: Record<string, number>; phrases: Record<string, string>; bodiless: number[] }>("status");

test("has the names of fastapi.status, and no others", () => {
  expect(status).toEqual(fixture.names);
});

test("has Python's phrases, and none for other statuses", () => {
  for (let code = 0; code < 1000; code++) expect(reasonPhrase(code)).toBe(fixture.phrases[code] ?? "");
});

test("lets those statuses have a body that FastAPI lets", () => {
  const bodiless: number[] = [];
  for (let code = 100; code < 600; code++) if (!mayHaveBody(code)) bodiless.push(code);
  expect(bodiless).toEqual(fixture.bodiless);
});
