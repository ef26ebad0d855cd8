// Users: who they are, and how they sign in.

import { HTTPException, OAuth2PasswordRequestForm, Router } from "signatura";
import { Pool } from "../database.ts";
import { AccessToken, Problem, User, UserCreate } from "../models.ts";
import { hashPassword, verifyPassword } from "../passwords.ts";
import { conflict, unauthorized } from "../problems.ts";
import { CurrentUser } from "../security.ts";
import { Tokens } from "../tokens.ts";

export const users = new Router({ tags: ["users"] });

// Both of the first two take the pool: they need one statement each, and a transaction should not stand open while a password is hashed.

export const createUser = users.post(
  "/users",
  { user: UserCreate, pool: Pool },
  { returns: User, status: 201, responses: conflict },
  async function create_user({ user, pool }) {
    const password_hash = await hashPassword(user.password.reveal());
    const created = await pool
      .insertInto("users")
      .values({ email: user.email, password_hash })
      .onConflict((taken) => taken.column("email").doNothing())
      .returning(["id", "email", "created_at"])
      .executeTakeFirst();
    if (created === undefined) throw new HTTPException(409, "This email address has an account already");
    return created;
  },
);

export const signIn = users.post(
  "/token",
  { form: OAuth2PasswordRequestForm, pool: Pool, tokens: Tokens },
  { returns: AccessToken, responses: { 401: { model: Problem, description: "The name or the password is wrong" } } },
  async function sign_in({ form, pool, tokens }) {
    const email = form.username.toLowerCase();
    // PostgreSQL refuses to compare with a text that holds U+0000; nobody is called that.
    const user = email.includes("\0") ? undefined : await pool.selectFrom("users").selectAll().where("email", "=", email).executeTakeFirst();
    const isRight = await verifyPassword(form.password, user?.password_hash);
    if (user === undefined || !isRight) throw new HTTPException(401, "Incorrect username or password", { headers: { "www-authenticate": "Bearer" } });
    return { access_token: await tokens.issue(user.id) };
  },
);

export const readMe = users.get("/users/me", { user: CurrentUser }, { returns: User, responses: unauthorized }, function read_me({ user }) {
  return user;
});
