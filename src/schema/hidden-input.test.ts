// What errors repeat of an input that holds a secret: never the secret, wherever in the input it stands.

import { describe, expect, it } from "vitest";
import { App, Model, t } from "signatura";
import { testClient } from "signatura/testing";

class Login extends Model({ name: t.string, password: t.secret.minLength(8) }) {}

const app = new App();
app.post("/login", { login: Login }, ({ login }) => login.name);

const BODIES: readonly (readonly [string, string, string])[] = [
  ["the field itself", "application/json", `{"name": "a", "password": "s3cret"}`],
  ["the field of another type", "application/json", `{"name": "a", "password": ["s3cret"]}`],
  ["the object around it", "application/json", `{"password": "s3cret-long-enough"}`],
  ["a list around that", "application/json", `[{"password": "s3cret-long-enough"}]`],
  ["a text that was not read as an object", "application/json", `"password=s3cret"`],
  ["a body of another content type", "text/plain", `{"name": "a", "password": "s3cret-long-enough"}`],
  ["a form", "application/x-www-form-urlencoded", "name=a&password=s3cret-long-enough"],
  ["broken JSON", "application/json", `{"name": "a", "password": "s3cret-long-enough"`],
];

describe("a secret in a refused input", () => {
  it.each(BODIES)("is not repeated: %s", async (_what, type, body) => {
    const client = await testClient(app);
    const response = await client.post("/login", { body, headers: { "content-type": type } });
    expect(response.status).toBe(422);
    expect(response.text).not.toContain("s3cret");
  });
});
