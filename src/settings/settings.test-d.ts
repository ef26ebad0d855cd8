import { expectTypeOf, test } from "vitest";
import { t } from "signatura";
import { Settings } from "signatura/settings";

class Env extends Settings({ port: t.int.default(8000), name: t.string }, { envPrefix: "APP_" }) {}

test("settings are made from nothing, and their fields are typed", () => {
  const env = new Env();
  expectTypeOf(env.port).toEqualTypeOf<number>();
  expectTypeOf(new Env({ name: "x" }).name).toEqualTypeOf<string>();
  // @ts-expect-error a field of the wrong type
  new Env({ port: {} });
  // @ts-expect-error a field that is not there
  new Env({ prot: 1 });
});
