import { describe, expect, it } from "vitest";
import { parsePathTemplate, parsePrefixTemplate } from "./path-template.ts";
import { RoutingError } from "./routing-error.ts";

describe("parsePathTemplate", () => {
  it("reads names, convertors and the format without convertors", () => {
    const template = parsePathTemplate("/items/{item_id:int}/files/{file_path:path}");
    expect(template.source).toBe("/items/{item_id:int}/files/{file_path:path}");
    expect(template.format).toBe("/items/{item_id}/files/{file_path}");
    expect(template.names).toEqual(["item_id", "file_path"]);
    expect(template.parameters.map((parameter) => parameter.convertorName)).toEqual(["int", "path"]);
    expect(template.parts).toEqual(["/items/", template.parameters[0], "/files/", template.parameters[1]]);
    expect(template.isPrefix).toBe(false);
  });

  it("takes a parameter without a convertor for text up to the next slash", () => {
    const [parameter] = parsePathTemplate("/{name}").parameters;
    expect(parameter?.convertorName).toBe("str");
    expect(parameter?.convertor.pattern).toBe("[^/]+");
  });

  it.each([
    ["/files/{name}.json", ["/files/", "name", ".json"]],
    ["/a{b}c", ["/a", "b", "c"]],
    ["/{a}{b}", ["/", "a", "b"]],
    ["/{a}-{b}/", ["/", "a", "-", "b", "/"]],
    ["/a.b*c", ["/a.b*c"]],
    ["//", ["//"]],
    ["/{__proto__}/{constructor}", ["/", "__proto__", "/", "constructor"]],
  ])("cuts %s into literal texts and parameters", (source, parts) => {
    expect(parsePathTemplate(source).parts.map((part) => (typeof part === "string" ? part : part.name))).toEqual(parts);
  });

  it("is frozen all through", () => {
    const template = parsePathTemplate("/a/{b:int}");
    for (const value of [template, template.parts, template.parameters, template.names, template.parameters[0], template.parameters[0]!.convertor]) {
      expect(value).toSatisfy(Object.isFrozen);
    }
  });

  it.each([
    ["items", "no_leading_slash", '"items" does not begin with "/". Write "/items"'],
    ["", "no_leading_slash", '"" does not begin with "/". Write "/"'],
    ["/{id", "unbalanced_braces", '"/{id" has a "{" that no "}" closes. A parameter is written {name} or {name:convertor}, and not within another'],
    ["/id}", "unbalanced_braces", '"/id}" has a "}" that no "{" opens. A parameter is written {name} or {name:convertor}, and not within another'],
    ["/{{id}}", "unbalanced_braces", '"/{{id}}" has a "{" that no "}" closes. A parameter is written {name} or {name:convertor}, and not within another'],
    ["/{a}/b}", "unbalanced_braces", '"/{a}/b}" has a "}" that no "{" opens. A parameter is written {name} or {name:convertor}, and not within another'],
    ["/{}", "bad_parameter_name", '"/{}" has a parameter {}, whose name is not made of ASCII letters, digits and "_", no digit first'],
    ["/{1a}", "bad_parameter_name", '"/{1a}" has a parameter {1a}, whose name is not made of ASCII letters, digits and "_", no digit first'],
    [
      "/{item-id:int}",
      "bad_parameter_name",
      '"/{item-id:int}" has a parameter {item-id:int}, whose name is not made of ASCII letters, digits and "_", no digit first',
    ],
    ["/{größe}", "bad_parameter_name", '"/{größe}" has a parameter {größe}, whose name is not made of ASCII letters, digits and "_", no digit first'],
    ["/{id:integer}", "unknown_convertor", '"/{id:integer}" asks for the convertor "integer", which does not exist. There are str, path, int, float, uuid'],
    ["/{id:}", "unknown_convertor", '"/{id:}" asks for the convertor "", which does not exist. There are str, path, int, float, uuid'],
    ["/{id:toString}", "unknown_convertor", '"/{id:toString}" asks for the convertor "toString", which does not exist. There are str, path, int, float, uuid'],
    ["/{a}/{b}/{a:int}", "duplicate_parameter", '"/{a}/{b}/{a:int}" names the parameter "a" twice. Give each its own name'],
  ])("refuses %s and says why", (source, code, message) => {
    expect(() => parsePathTemplate(source)).toThrow(expect.objectContaining({ constructor: RoutingError, code, message }));
  });
});

describe("parsePrefixTemplate", () => {
  it.each([
    ["/static", "/static"],
    ["/static/", "/static"],
    ["/a//", "/a"],
    ["/", ""],
    ["", ""],
    ["/{tenant}/app/", "/{tenant}/app"],
  ])("reads %j as the prefix %j", (source, prefix) => {
    const template = parsePrefixTemplate(source);
    expect(template.source).toBe(prefix);
    expect(template.format).toBe(prefix);
    expect(template.isPrefix).toBe(true);
  });

  it("refuses a parameter of the name that what follows the prefix has", () => {
    expect(() => parsePrefixTemplate("/{path}/app")).toThrow(
      expect.objectContaining({
        code: "reserved_parameter",
        message: '"/{path}/app" has a parameter {path}, which in a prefix means all that follows it. Choose another name',
      }),
    );
  });

  it("refuses what a route's template may not be", () => {
    expect(() => parsePrefixTemplate("static")).toThrow(expect.objectContaining({ code: "no_leading_slash" }));
    expect(() => parsePrefixTemplate("/{a}/{a}")).toThrow(expect.objectContaining({ code: "duplicate_parameter" }));
  });
});
