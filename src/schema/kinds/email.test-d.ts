import { expectTypeOf, test } from "vitest";
import * as t from "../t.ts";
import type { Out } from "../typing/faces.ts";
import type { EmailKind } from "./email.ts";

test("t.email is text with the constraints of text", () => {
  expectTypeOf<Out<typeof t.email>>().toEqualTypeOf<string>();
  expectTypeOf(t.email.minLength(3).maxLength(5).pattern(/a/)).toEqualTypeOf<EmailKind>();
});
