import createClient from "openapi-fetch";
import { createClient as createSdkClient } from "../.generated/filtered/client/client/index.js";
import { createUserUserPost, type BaseUser } from "../.generated/filtered/client/index.js";
import type { paths } from "../.generated/filtered/types.js";

export async function use(baseUrl: string): Promise<unknown[]> {
  const api = createClient<paths>({ baseUrl });
  const client = createSdkClient({ baseUrl });
  const body = { username: "ann", email: "ann@example.com", password: "secret" };
  const one = await api.POST("/user/", { body });
  const two = await createUserUserPost({ client, body });
  const user: BaseUser | undefined = two.data;
  // @ts-expect-error: the answer has no password
  return [one.data, user?.username, two.data?.password];
}
