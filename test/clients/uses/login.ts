import createClient from "openapi-fetch";
import { createClient as createSdkClient } from "../.generated/login/client/client/index.js";
import { loginTokenPost, readUsersMeUsersMeGet } from "../.generated/login/client/index.js";
import type { paths } from "../.generated/login/types.js";

interface Token {
  readonly access_token: string;
}

export async function use(baseUrl: string): Promise<unknown[]> {
  const api = createClient<paths>({ baseUrl });
  const form = { username: "johndoe", password: "secret", scope: "" };
  const one = await api.POST("/token", {
    body: form,
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    bodySerializer: (body) => new URLSearchParams(Object.entries(body) as [string, string][]),
  });
  const { access_token } = one.data as Token;
  const me = await api.GET("/users/me", { headers: { authorization: `Bearer ${access_token}` } });
  const two = await loginTokenPost({ client: createSdkClient({ baseUrl }), body: form });
  const client = createSdkClient({ baseUrl, auth: () => (two.data as Token).access_token });
  const mine = await readUsersMeUsersMeGet({ client });
  const refused = await readUsersMeUsersMeGet({ client: createSdkClient({ baseUrl }) });
  return [me.data, mine.data, refused.response?.status];
}
