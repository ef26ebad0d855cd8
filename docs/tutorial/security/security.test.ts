import { SignJWT } from "jose";
import { describe, expect, it } from "vitest";
import { testClient } from "signatura/testing";
import { ask } from "../../../test/support/ask.ts";
import { app as tutorial001 } from "./tutorial001.ts";
import { app as tutorial002 } from "./tutorial002.ts";
import { app as tutorial003 } from "./tutorial003.ts";
import { app as tutorial004 } from "./tutorial004.ts";
import { app as tutorial006 } from "./tutorial006.ts";
import { app as tutorial007 } from "./tutorial007.ts";

const refused = [401, { detail: "Not authenticated" }];

function bearer(token: string): { headers: Record<string, string> } {
  return { headers: { authorization: `Bearer ${token}` } };
}

function basic(text: string): { headers: Record<string, string> } {
  return { headers: { authorization: `Basic ${btoa(text)}` } };
}

describe("security", () => {
  it.each([
    ["tutorial001", tutorial001, "items/", { token: "testtoken" }],
    ["tutorial002", tutorial002, "users/me", { username: "testtokenfakedecoded", email: "john@example.com", full_name: "John Doe", disabled: null }],
  ])("%s wants a bearer token", async (_name, app, path, body) => {
    await using client = await testClient(app);
    expect(await ask(client, `GET /${path}`, bearer("testtoken"))).toEqual([200, body]);
    expect(await ask(client, `GET /${path}`)).toEqual(refused);
    expect(await ask(client, `GET /${path}`, { headers: { authorization: "Notexistent testtoken" } })).toEqual(refused);
    expect((await client.get(`/${path}`)).headers.get("www-authenticate")).toBe("Bearer");
  });

  it("tutorial003 gives a token for name and password", async () => {
    await using client = await testClient(tutorial003);
    const wrong = [400, { detail: "Incorrect username or password" }];
    expect(await ask(client, "POST /token", { form: { username: "johndoe", password: "secret" } })).toEqual([
      200,
      { access_token: "johndoe", token_type: "bearer" },
    ]);
    expect(await ask(client, "POST /token", { form: { username: "johndoe", password: "incorrect" } })).toEqual(wrong);
    expect(await ask(client, "POST /token", { form: { username: "foo", password: "secret" } })).toEqual(wrong);
    expect(await ask(client, "GET /users/me", bearer("johndoe"))).toEqual([
      200,
      { username: "johndoe", full_name: "John Doe", email: "johndoe@example.com", hashed_password: "fakehashedsecret", disabled: false },
    ]);
    expect(await ask(client, "GET /users/me")).toEqual(refused);
    expect(await ask(client, "GET /users/me", bearer("nonexistent"))).toEqual(refused);
    expect(await ask(client, "GET /users/me", bearer("alice"))).toEqual([400, { detail: "Inactive user" }]);
  });

  it("tutorial004 takes tokens of its own only", async () => {
    await using client = await testClient(tutorial004);
    const login = (password: string) => ask(client, "POST /token", { form: { username: "johndoe", password } });
    const [status, body] = await login("secret");
    expect([status, body]).toEqual([200, { access_token: expect.any(String), token_type: "bearer" }]);
    const { access_token: token } = body as { access_token: string };
    const user = { username: "johndoe", full_name: "John Doe", email: "johndoe@example.com", disabled: false };
    expect(await ask(client, "GET /users/me/", bearer(token))).toEqual([200, user]);
    expect(await ask(client, "GET /users/me/items/", bearer(token))).toEqual([200, [{ item_id: "Foo", owner: "johndoe" }]]);
    expect(await login("guess")).toEqual([401, { detail: "Incorrect username or password" }]);

    const unsigned = `${Buffer.from('{"alg":"none"}').toString("base64url")}.${token.split(".")[1]}.`;
    const otherKey = await new SignJWT({ sub: "johndoe" }).setProtectedHeader({ alg: "HS256" }).setExpirationTime("1h").sign(new Uint8Array(32));
    for (const forged of [unsigned, otherKey, `${token}x`, "johndoe"]) {
      expect(await ask(client, "GET /users/me/", bearer(forged))).toEqual([401, { detail: "Could not validate credentials" }]);
    }
  });

  it("tutorial006 reads name and password", async () => {
    await using client = await testClient(tutorial006);
    expect(await ask(client, "GET /users/me", basic("john:secret"))).toEqual([200, { username: "john", password: "secret" }]);
    expect(await ask(client, "GET /users/me")).toEqual(refused);
    expect(await ask(client, "GET /users/me", { headers: { authorization: "Basic notabase64token" } })).toEqual(refused);
    expect(await ask(client, "GET /users/me", basic("johnsecret"))).toEqual(refused);
  });

  it("tutorial007 compares them", async () => {
    await using client = await testClient(tutorial007);
    const wrong = [401, { detail: "Incorrect username or password" }];
    expect(await ask(client, "GET /users/me", basic("stanleyjobson:swordfish"))).toEqual([200, { username: "stanleyjobson" }]);
    expect(await ask(client, "GET /users/me", basic("alice:swordfish"))).toEqual(wrong);
    expect(await ask(client, "GET /users/me", basic("stanleyjobson:wrongpassword"))).toEqual(wrong);
    expect((await client.get("/users/me", basic("alice:x"))).headers.get("www-authenticate")).toBe("Basic");
  });
});
