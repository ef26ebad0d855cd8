// What the compiler refuses of dependencies: one that lives as long as the application may not ask for what ends with a request.

import { expectTypeOf, test } from "vitest";
import { Depends, t, type Dependency } from "signatura";

const Pool = Depends(() => ({ size: 5 }), { scope: "app" });
const Session = Depends({ pool: Pool }, async function* ({ pool }) {
  yield { of: pool.size };
});

test("an app-scoped dependency asks for app-scoped ones only", () => {
  expectTypeOf(Pool).toEqualTypeOf<Dependency<{ size: number }, "app">>();
  expectTypeOf(Session).toEqualTypeOf<Dependency<{ of: number }, "request">>();
  const Cache = Depends({ pool: Pool }, ({ pool }) => new Map([[pool.size, ""]]), { scope: "app" });
  expectTypeOf(Cache).toEqualTypeOf<Dependency<Map<number, string>, "app">>();
  // @ts-expect-error -- a session ends with its request
  Depends({ session: Session }, ({ session }) => session, { scope: "app" });
  // @ts-expect-error -- a parameter is a request's
  Depends({ q: t.string }, ({ q }) => q, { scope: "app" });
  // @ts-expect-error -- nor may it be made app-scoped where it is used
  Depends(Session, { scope: "app" });
});
