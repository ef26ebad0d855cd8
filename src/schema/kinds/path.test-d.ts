import { expectTypeOf, test } from "vitest";
import { t, type Out } from "signatura";

test("paths are text, looked up or not", () => {
  expectTypeOf<Out<typeof t.path>>().toEqualTypeOf<string>();
  expectTypeOf(t.filePath).toEqualTypeOf(t.path);
  // @ts-expect-error a path has no pattern
  t.newPath.pattern(/x/);
});
