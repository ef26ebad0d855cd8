import { describe, expect, test } from "vitest";
import { Model, t, ValueError } from "signatura";
import { inBothModes } from "../../test/support/both-modes.ts";
import { issuesOf } from "../../test/support/refusals.ts";

const PASSWORD = "hunter2-hunter2";

/** Everything that an error says, as a server would log or send it. */
function said(run: () => unknown): string {
  const issues = issuesOf(run);
  expect(issues.length).toBeGreaterThan(0);
  return JSON.stringify(issues);
}

inBothModes("a hidden value", () => {
  class Login extends Model({ user: t.string, password: t.secret.minLength(20), again: t.string.hideInput().alias("Again").default("") }) {}
  class Deep extends Model({
    logins: t.list(Login),
    by: t.record(t.string, Login).default({}),
    pair: t.tuple(t.int, Login).orNull,
    either: t.union(Login, t.int).default(0),
    n: t.int,
  }) {}
  class Assigned extends Model(
    { user: t.string, token: t.string.hideInput() },
    {
      config: { validateAssignment: true },
      validate: {
        after: ({ user }) => {
          if (user === "") throw new ValueError("empty");
        },
      },
    },
  ) {}
  const login = { password: PASSWORD, Again: PASSWORD };

  test("is repeated by no issue, its own or that of an object around it", () => {
    const runs: (() => unknown)[] = [
      () => Login.parse(login),
      () => new Login(login as never),
      () => Login.parse({ user: 1, ...login }),
      () => Deep.parse({ logins: [login], by: { k: login }, pair: [1, login], either: login }),
      () => t.list(Login).maxLength(0).parse([login]),
      () => t.list(Login).parse([[login]]),
      () => t.record(t.string, Login).minLength(5).parse({ a: login }),
      () => t.tuple(Login).parse([login, login]),
      () => t.set(Login).maxLength(0).parse([login]),
      () => t.union(Login, t.int).parse(login),
      () => t.lazy(() => Login).parse(login),
      () => t.of(Login).orNull.parse([login]),
      () => Deep.parse({ logins: login }),
      () => t.list(Login).parseJson(JSON.stringify([login])),
      () => Login.parseJson(`{"password": "${PASSWORD}"`),
      () =>
        t
          .of(Login)
          .check(() => {
            throw new ValueError("no");
          })
          .parse({ user: "a", password: `${PASSWORD}${PASSWORD}`, Again: PASSWORD }),
      () => t.list(t.string).hideInput().parse([1, PASSWORD]),
      () => t.int.hideInput().parse(PASSWORD),
      () => Object.assign(new Assigned({ user: "a", token: PASSWORD }), { user: "" }),
      () =>
        t
          .of(Login)
          .check(() => {
            throw new ValueError("no");
          })
          .parse(new Login({ user: "a", password: `${PASSWORD}${PASSWORD}`, again: PASSWORD })),
    ];
    for (const run of runs) expect(said(run), String(run)).not.toContain(PASSWORD);
  });

  test("leaves the rest of an input as it was", () => {
    expect(issuesOf(() => Login.parse({ password: PASSWORD, other: [1] }))).toEqual([
      { type: "missing", loc: ["user"], msg: "Field required", input: { password: "**********", other: [1] } },
      {
        type: "too_short",
        loc: ["password"],
        msg: "Value should have at least 20 items after validation, not 15",
        input: "**********",
        ctx: expect.anything(),
      },
    ]);
    expect(issuesOf(() => Deep.parse({ logins: [], n: { password: PASSWORD } }))[0]!.input).toEqual({ password: PASSWORD });
  });

  test("is masked where a path or another alias leads to it", () => {
    class Item extends Model({ need: t.int, token: t.string.hideInput().validationAlias(["auth", "token"], "t") }) {}
    expect(said(() => Item.parse({ auth: { token: PASSWORD } }))).not.toContain(PASSWORD);
    expect(said(() => Item.parse({ t: PASSWORD }))).not.toContain(PASSWORD);
  });

  test("may be every value of a model", () => {
    class Quiet extends Model({ a: t.int, b: t.list(t.int).default([]) }, { config: { hideInput: true } }) {}
    expect(said(() => Quiet.parse({ a: PASSWORD, b: [PASSWORD] }))).not.toContain(PASSWORD);
  });

  test("is none where nothing was given", () => {
    expect(issuesOf(() => t.secret.parse(null))[0]!.input).toBe(null);
  });
});

describe("the issues of one input", () => {
  inBothModes("", () => {
    test("are at most 10,000", () => {
      const many = Array.from({ length: 30_000 }, () => "x");
      expect(issuesOf(() => t.list(t.int).parse(many))).toHaveLength(10_000);
      expect(issuesOf(() => t.list(t.union(t.int, t.boolean)).parse(many))).toHaveLength(10_000);
    });

    test("repeat at most a million values, however deep each stands", () => {
      class Nest extends Model({
        need: t.int,
        get inside(): ReturnType<typeof t.any.nullable.default> {
          return t.lazy(() => Nest).orNull as never;
        },
        pad: t.any.orNull,
      }) {}
      let deep: object = { pad: Array.from({ length: 10_000 }, (_, index) => index) };
      for (let level = 0; level < 200; level += 1) deep = { inside: deep };
      const issues = issuesOf(() => Nest.parse(deep));
      expect(issues).toHaveLength(201);
      const repeated = issues.filter(({ input }) => input !== null).length;
      expect(repeated).toBeGreaterThan(50);
      expect(repeated).toBeLessThan(120);
    });

    test("repeat everything where they are few", () => {
      const given = { pad: Array.from({ length: 200_000 }, (_, index) => index) };
      class Item extends Model({ a: t.int, b: t.int }) {}
      expect(issuesOf(() => Item.parse(given)).map(({ input }) => input)).toEqual([given, given]);
    });
  });
});
