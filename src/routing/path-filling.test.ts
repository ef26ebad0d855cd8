import { describe, expect, it } from "vitest";
import { fillPathTemplate, fillPrefixTemplate } from "./path-filling.ts";
import { parsePathTemplate, parsePrefixTemplate } from "./path-template.ts";

describe("fillPathTemplate", () => {
  const files = parsePathTemplate("/items/{item_id:int}/files/{file_path:path}");

  it("puts the values into the path, each by its convertor", () => {
    expect(fillPathTemplate(files, { file_path: "a/b.txt", item_id: "007" })).toBe("/items/7/files/a/b.txt");
    expect(fillPathTemplate(parsePathTemplate("/u/{name}.json"), { name: "é" })).toBe("/u/é.json");
    expect(fillPathTemplate(parsePathTemplate("/about"), {})).toBe("/about");
  });

  it("answers null where the names are not exactly the template's", () => {
    expect(fillPathTemplate(files, { item_id: 3 })).toBeNull();
    expect(fillPathTemplate(files, { item_id: 3, file_path: "", extra: 1 })).toBeNull();
    expect(fillPathTemplate(files, { item_id: 3, other: "" })).toBeNull();
    expect(fillPathTemplate(parsePathTemplate("/{toString}"), {})).toBeNull();
    expect(fillPathTemplate(parsePathTemplate("/about"), { a: 1 })).toBeNull();
  });

  it("leaves braces in a value alone", () => {
    expect(fillPathTemplate(parsePathTemplate("/{a}/{b}"), { a: "{b}", b: "x" })).toBe("/{b}/x");
  });

  it("says which parameter has a value that cannot be written", () => {
    expect(() => fillPathTemplate(files, { item_id: -3, file_path: "" })).toThrow(
      expect.objectContaining({
        code: "bad_parameter_value",
        message: '{item_id} of "/items/{item_id:int}/files/{file_path:path}": -3 cannot stand in a path: negative integers have no text in a path',
      }),
    );
    expect(() => fillPathTemplate(parsePathTemplate("/{a}"), { a: undefined })).toThrow("there is no value");
  });

  it.each([
    [{ tenant: "x", path: "/a.css" }, "/x/static/a.css"],
    [{ tenant: "x", path: "a//b.css" }, "/x/static/a//b.css"],
    [{ tenant: "x", path: "" }, "/x/static/"],
    [{ tenant: "x" }, null],
    [{ path: "a.css" }, null],
    [{ tenant: "x", path: "a.css", more: 1 }, null],
  ])("fills a mount's template with its path: %j", (values, path) => {
    expect(fillPathTemplate(parsePrefixTemplate("/{tenant}/static/"), values)).toBe(path);
  });
});

describe("fillPrefixTemplate", () => {
  it("fills the prefix and hands on what is left", () => {
    expect(fillPrefixTemplate(parsePrefixTemplate("/{tenant}"), { tenant: "x", id: 1, path: "p" })).toEqual({ path: "/x", remaining: { id: 1, path: "p" } });
    expect(fillPrefixTemplate(parsePrefixTemplate("/"), { id: 1 })).toEqual({ path: "", remaining: { id: 1 } });
  });

  it("leaves no slash at the end", () => {
    expect(fillPrefixTemplate(parsePrefixTemplate("/{folder:path}"), { folder: "a/b//" })?.path).toBe("/a/b");
  });

  it("answers null where a parameter of the prefix has no value", () => {
    expect(fillPrefixTemplate(parsePrefixTemplate("/{tenant}"), { id: 1 })).toBeNull();
  });
});
