import { Model } from "signatura";
import { expect, test } from "vitest";
import { fresh, inBothModes } from "../../../test/support/both-modes.ts";
import { issueOf, typeOfIssue } from "../../../test/support/issues.ts";
import { compiled } from "../compile.ts";
import * as t from "../t.ts";

inBothModes("t.json", () => {
  test("gives the value of the text", () => {
    expect(fresh(t.json).parse('{"a": [1, null]}')).toEqual({ a: [1, null] });
    expect(issueOf(() => fresh(t.json).parse("{"))).toMatchObject({ type: "json_invalid", ctx: { error: "EOF while parsing an object at line 1 column 1" } });
    expect(typeOfIssue(() => fresh(t.json).parse({}))).toBe("json_type");
  });

  test("reads the value by JSON's rules, also in strict mode", () => {
    class Event extends Model({ id: t.uuid, at: t.datetime, size: t.bigint }) {}
    const text = '{"id": "12345678-1234-4234-8234-1234567890AB", "at": "2024-01-01T00:00:00Z", "size": 12345678901234567890}';
    const event = t.json.of(Event).parse(text, { strict: true });
    expect(event).toBeInstanceOf(Event);
    expect(event.size).toBe(12345678901234567890n);
  });

  test("finds issues at their place, and user code runs once a value", () => {
    let calls = 0;
    const kind = t.json.of(t.list(t.int.check(() => void (calls += 1)).ge(0)));
    class Form extends Model({ numbers: kind }) {}
    expect(issueOf(() => Form.parse({ numbers: "[1, 2, -3]" }))).toMatchObject({ type: "greater_than_equal", loc: ["numbers", 2], input: -3 });
    expect(calls).toBe(2);
  });

  test("is dumped as the value, and as text where that must be read again", () => {
    const kind = t.json.of(t.list(t.decimal));
    const value = kind.parse('["1.10"]');
    expect(kind.dumpJson(value)).toBe('["1.10"]');
    expect(kind.dump(value, { roundTrip: true })).toBe('["1.10"]');
    expect(kind.parse(kind.dump(value, { roundTrip: true }))).toEqual(value);
    expect(compiled(t.json.of(t.list(t.decimal))).responder()('["2.50"]', [])).toEqual(["2.50"]);
    expect(fresh(t.json).dump({ a: 1 }, { roundTrip: true })).toBe('{"a":1}');
  });

  test("refuses what JSON.parse lets through and Pydantic does not", () => {
    expect(typeOfIssue(() => fresh(t.json).parse('"\\ud800"'))).toBe("json_invalid");
    expect(typeOfIssue(() => fresh(t.json).parse(`${"[".repeat(201)}1${"]".repeat(201)}`))).toBe("json_invalid");
    expect(fresh(t.json).parse('"\\ud83d\\ude00"')).toBe("😀");
  });

  test("is text with content in JSON Schema", () => {
    expect(t.json.of(t.list(t.int)).jsonSchema()).toEqual({
      type: "string",
      contentMediaType: "application/json",
      contentSchema: { type: "array", items: { type: "integer" } },
    });
    expect(t.json.of(t.list(t.int)).jsonSchema({ mode: "serialization" })).toEqual({ type: "array", items: { type: "integer" } });
  });
});
