import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { fresh, inBothModes } from "../../../test/support/both-modes.ts";
import { typeOfIssue } from "../../../test/support/issues.ts";
import * as t from "../t.ts";

inBothModes("t.path", () => {
  test("is written with single slashes, and keeps what only the file system can resolve", () => {
    const kind = fresh(t.path);
    expect(["a//b/./c/", "", "///a", "//a", "../x/.."].map((given) => kind.parse(given))).toEqual(["a/b/c", ".", "/a", "//a", "../x/.."]);
    expect(typeOfIssue(() => kind.parse(1))).toBe("path_type");
  });

  test("is looked up where that is asked for", () => {
    const directory = mkdtempSync(join(tmpdir(), "paths-"));
    onTestFinished(() => rmSync(directory, { recursive: true }));
    const file = join(directory, "file");
    writeFileSync(file, "");
    const said = (kind: typeof t.path, given: unknown): unknown => {
      try {
        return kind.parse(given) === given;
      } catch (error) {
        return (error as { errors(): readonly { readonly type: string }[] }).errors().map(({ type }) => type);
      }
    };
    const asked = [file, directory, join(directory, "none"), join(directory, "none", "x"), join(file, "x"), 5];
    expect(asked.map((given) => said(t.filePath, given))).toEqual([
      true,
      ["path_not_file"],
      ["path_not_file"],
      ["path_not_file"],
      ["path_not_file"],
      ["path_type"],
    ]);
    expect(asked.map((given) => said(t.directoryPath, given))).toEqual([
      ["path_not_directory"],
      true,
      ["path_not_directory"],
      ["path_not_directory"],
      ["path_not_directory"],
      ["path_type"],
    ]);
    expect(asked.map((given) => said(t.newPath, given))).toEqual([["path_exists"], ["path_exists"], true, ["parent_does_not_exist"], true, ["path_type"]]);
    expect([t.filePath, t.directoryPath, t.newPath].map((kind) => kind.jsonSchema()["format"])).toEqual(["file-path", "directory-path", "path"]);
    rmSync(file);
    expect(said(t.filePath, file)).toEqual(["path_not_file"]);
  });
});
