import createClient from "openapi-fetch";
import { createClient as createSdkClient } from "../.generated/named/client/client/index.js";
import { itemsCreateItem, itemsGetItems, usersCreateUser } from "../.generated/named/client/index.js";
import type { operations, paths } from "../.generated/named/types.js";

export async function use(baseUrl: string): Promise<unknown[]> {
  const api = createClient<paths>({ baseUrl });
  const client = createSdkClient({ baseUrl });
  const body: operations["users-create_user"]["requestBody"]["content"]["application/json"] = { username: "ann", email: "ann@example.com" };
  const user = await usersCreateUser({ client, body });
  const item = await itemsCreateItem({ client, body: { name: "Lamp", price: 3 } });
  const items = await itemsGetItems({ client });
  const same = await api.GET("/items/");
  return [user.data?.message, item.data?.message, items.data?.map(({ name }) => name), same.data?.length];
}
