import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { Model, t, ValueError } from "signatura";
import { Settings, SettingsError, SettingsSyntaxError, CommandLineError } from "signatura/settings";

class Database extends Model({ host: t.string, port: t.int.default(5432) }) {}

class Env extends Settings(
  {
    databaseUrl: t.url.orNull,
    debug: t.boolean.default(false),
    workers: t.int.ge(1).default(1),
    tags: t.list(t.string).default([]),
    database: t.of(Database).orNull,
    token: t.secret.orNull,
  },
  { envPrefix: "APP_", envNestedDelimiter: "__" },
) {
  get isBig(): boolean {
    return this.workers > 8;
  }
}

const folders: string[] = [];

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "signatura-settings-"));
  folders.push(made);
  return made;
}

afterAll(() => {
  for (const made of folders) rmSync(made, { recursive: true });
});

describe("Settings", () => {
  test("reads variables by the field's name in either spelling, in any case, behind the prefix", () => {
    const env = new Env({}, { env: { APP_DATABASE_URL: "postgres://x/y", app_debug: "on", APP_WORKERS: "9", WORKERS: "3" } });
    expect(env.debug).toBe(true);
    expect(env.workers).toBe(9);
    expect(env.isBig).toBe(true);
    expect(String(env.databaseUrl)).toContain("postgres://x/y");
    expect(new Env({}, { env: { APP_DATABASEURL: "postgres://z" } }).databaseUrl).not.toBeNull();
  });

  test("is an instance of its class, with defaults for what is not set", () => {
    const env = new Env({}, { env: {} });
    expect(env).toBeInstanceOf(Env);
    expect({ debug: env.debug, tags: env.tags, database: env.database }).toEqual({ debug: false, tags: [], database: null });
  });

  test("reads lists and models as JSON, and models part by part through the delimiter", () => {
    const env = new Env({}, { env: { APP_TAGS: '["a","b"]', APP_DATABASE: '{"host":"one"}', APP_DATABASE__PORT: "6000" } });
    expect(env.tags).toEqual(["a", "b"]);
    expect(env.database).toBeInstanceOf(Database);
    expect(env.database?.dump()).toEqual({ host: "one", port: 6000 });
  });

  test("names the variable whose text is no JSON, without repeating the text", () => {
    const failed = (): unknown => new Env({}, { env: { APP_TAGS: "s3cret" } });
    expect(failed).toThrow(SettingsSyntaxError);
    expect(failed).toThrow(/^APP_TAGS \(from the environment\) must be JSON/);
  });

  test("says which variables are wrong or missing", () => {
    class Strict extends Settings({ databaseUrl: t.url, workers: t.int.ge(1) }, { envPrefix: "APP_" }) {}
    const failed = (): unknown => new Strict({}, { env: { APP_WORKERS: "0" } });
    expect(failed).toThrow(SettingsError);
    expect(failed).toThrow(
      "APP_DATABASE_URL (databaseUrl): Field required [missing]\n  APP_WORKERS (workers): Input should be greater than or equal to 1 [greater_than_equal]",
    );
  });

  test("takes the command line over init over the environment over .env over secrets over defaults", () => {
    const secrets = folder();
    const dotenv = join(folder(), ".env");
    const fields = {
      a: t.string.default("default"),
      b: t.string.default("default"),
      c: t.string.default("default"),
      d: t.string.default("default"),
      e: t.string.default("default"),
      f: t.string.default("default"),
    };
    for (const name of "abcde") writeFileSync(join(secrets, name), "secret\n");
    writeFileSync(dotenv, "A=dotenv\nB=dotenv\nC=dotenv\nD=dotenv\n");
    class Layered extends Settings(fields, { envFile: dotenv, secretsDir: secrets }) {}
    const env = new Layered({ a: "init", b: "init" }, { env: { A: "env", B: "env", C: "env" }, cliParseArgs: ["--a", "cli"] });
    expect({ ...env }).toEqual({ a: "cli", b: "init", c: "env", d: "dotenv", e: "secret", f: "default" });
  });

  test("refuses lines of a .env file that no field takes, but only those with its prefix", () => {
    const dotenv = join(folder(), ".env");
    writeFileSync(dotenv, "OTHER=1\nAPP_DEBUG=true\n");
    expect(new Env({}, { env: {}, envFile: dotenv }).debug).toBe(true);
    writeFileSync(dotenv, "APP_DEBGU=true\n");
    expect(() => new Env({}, { env: {}, envFile: dotenv })).toThrow("debgu: Extra inputs are not permitted [extra_forbidden]");
  });

  test("reads arguments: both spellings, nested names, lists, flags", () => {
    class Cli extends Settings(
      { logLevel: t.string.default("info"), debug: t.boolean.default(false), tags: t.list(t.string).default([]), database: t.of(Database).orNull },
      { cliImplicitFlags: true },
    ) {}
    const env = new Cli(
      {},
      { env: {}, cliParseArgs: ["--log-level=debug", "--debug", "--tags", "a", "--tags", "b,c", "--database.host", "h", "--database.port", "1"] },
    );
    expect(env.dump()).toEqual({ logLevel: "debug", debug: true, tags: ["a", "b", "c"], database: { host: "h", port: 1 } });
    expect(new Cli({}, { env: { DEBUG: "1" }, cliParseArgs: ["--no-debug"] }).debug).toBe(false);
    expect(() => new Cli({}, { env: {}, cliParseArgs: ["--nope"] })).toThrow(CommandLineError);
    expect(() => new Cli({}, { env: {}, cliParseArgs: ["--log-level"] })).toThrow("lacks its value");
  });

  test("takes sources of the user's own, in the order of the user's choice", () => {
    class Own extends Settings({ a: t.string, b: t.string }, { sources: ({ environment, init }) => [environment, init, () => ({ a: "own", b: "own" })] }) {}
    expect({ ...new Own({ a: "init" }, { env: {} }) }).toEqual({ a: "init", b: "own" });
    expect({ ...new Own({ a: "init" }, { env: { A: "env" } }) }).toEqual({ a: "env", b: "own" });
  });

  test("ignores empty variables where asked, and reads a word for null", () => {
    class Loose extends Settings({ a: t.string.default("x"), b: t.string.orNull }, { envIgnoreEmpty: true, envParseNull: "none" }) {}
    expect({ ...new Loose({}, { env: { A: "", B: "none" } }) }).toEqual({ a: "x", b: null });
  });

  test("distinguishes case where asked", () => {
    class Exact extends Settings({ port: t.int.default(1) }, { caseSensitive: true }) {}
    expect(new Exact({}, { env: { Port: "2" } }).port).toBe(1);
    expect(new Exact({}, { env: { port: "2" } }).port).toBe(2);
  });

  test("runs validators once", () => {
    const seen: string[] = [];
    class Watched extends Settings({ mode: t.string.check((mode) => void seen.push(mode)) }) {}
    expect(new Watched({}, { env: { MODE: "on" } }).mode).toBe("on");
    expect(seen).toEqual(["on"]);
  });

  test("keeps secrets out of messages", () => {
    class Guarded extends Settings({
      token: t.secret,
      mode: t.string.check((mode) => {
        if (mode !== "on") throw new ValueError("must be on");
      }),
    }) {}
    const failed = (): unknown => new Guarded({}, { env: { TOKEN: "hush", MODE: "off" } });
    expect(failed).toThrow("MODE (mode): Value error, must be on [value_error]");
    expect(failed).not.toThrow("hush");
  });

  test("says so where a folder of secrets is missing and must not be", () => {
    class Secret extends Settings({ a: t.string.default("x") }, { secretsDir: "/nowhere/secrets", secretsDirMissing: "error" }) {}
    expect(() => new Secret({}, { env: {} })).toThrow("/nowhere/secrets does not exist");
  });
});
