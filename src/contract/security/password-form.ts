// The form by which the password flow of OAuth2 (RFC 6749 §4.3) asks for a token.

import { pythonSplit } from "../../kernel/python-strip.ts";
import { string } from "../../schema/kinds/string.ts";
import { makeDependency } from "../dependency.ts";
import { Form } from "../parameters.ts";
import type { Dependency, Params } from "../typing/parameters.ts";

/** What the client sent. */
export interface PasswordForm {
  /** `password`; null where it was left out. */
  readonly grantType: string | null;
  readonly username: string;
  readonly password: string;
  /** The words of the field `scope`. */
  readonly scopes: readonly string[];
  readonly clientId: string | null;
  readonly clientSecret: string | null;
}

/** The same where `grant_type` must be sent. */
export interface StrictPasswordForm extends PasswordForm {
  readonly grantType: string;
}

interface PasswordFields {
  readonly grant_type: string | null;
  readonly username: string;
  readonly password: string;
  readonly scope: string;
  readonly client_id: string | null;
  readonly client_secret: string | null;
}

const grantType = string.pattern("^password$");
const secret = { jsonSchemaExtra: { format: "password" } };

/**
 * The form fields of a password flow: `grant_type`, `username`, `password`, `scope`, `client_id` and `client_secret`.
 *
 * @example
 * app.post("/token", { form: OAuth2PasswordRequestForm }, ({ form }) => logIn(form.username, form.password));
 */
export const OAuth2PasswordRequestForm: Dependency<PasswordForm, "request"> = passwordForm("OAuth2PasswordRequestForm", {
  grant_type: Form(grantType.orNull),
  username: Form(string),
  password: Form(string, secret),
  scope: Form(string.default("")),
  client_id: Form(string.orNull),
  client_secret: Form(string.orNull, secret),
});

/** The same form, but `grant_type=password` must be sent, as the standard has it. */
export const OAuth2PasswordRequestFormStrict: Dependency<StrictPasswordForm, "request"> = passwordForm("OAuth2PasswordRequestFormStrict", {
  grant_type: Form(grantType),
  username: Form(string),
  password: Form(string),
  scope: Form(string.default("")),
  client_id: Form(string.orNull),
  client_secret: Form(string.orNull),
}) as Dependency<StrictPasswordForm, "request">;

function passwordForm(name: string, takes: Params): Dependency<PasswordForm, "request"> {
  const provide = (fields: PasswordFields): PasswordForm => ({
    grantType: fields.grant_type,
    username: fields.username,
    password: fields.password,
    scopes: pythonSplit(fields.scope),
    clientId: fields.client_id,
    clientSecret: fields.client_secret,
  });
  return makeDependency(takes, provide, { name }, undefined) as unknown as Dependency<PasswordForm, "request">;
}
