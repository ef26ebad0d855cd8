import { expectTypeOf, test } from "vitest";
import { t, type In, type Out } from "signatura";

test("the addresses of services are text", () => {
  expectTypeOf<Out<typeof t.postgresDsn>>().toEqualTypeOf<string>();
  expectTypeOf<In<typeof t.redisDsn>>().toEqualTypeOf<string | URL>();
  expectTypeOf(t.url.defaults({ host: "a", port: 1 }).multiHost()).toEqualTypeOf(t.url);
  // @ts-expect-error a port is a number
  t.url.defaults({ port: "1" });
});
