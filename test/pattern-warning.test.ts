// The warning of a pattern that a hostile text keeps busy names the place of the program, which is no file of the package: so it is asked from here.

import { expect, onTestFinished, test, vi } from "vitest";
import { t } from "signatura";

test("names the line that made the type", () => {
  const warning = vi.spyOn(console, "error").mockImplementation(() => {});
  onTestFinished(() => warning.mockRestore());
  t.string.pattern(/^(\w+\s?)*$/);
  expect(warning).toHaveBeenCalledWith(expect.stringMatching(/ at \S*pattern-warning\.test\.ts:9:/));
});
