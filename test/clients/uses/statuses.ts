import createClient from "openapi-fetch";
import { createClient as createSdkClient } from "../.generated/statuses/client/client/index.js";
import { readItemItemsItemIdGet, type Message } from "../.generated/statuses/client/index.js";
import type { paths } from "../.generated/statuses/types.js";

export async function use(baseUrl: string): Promise<unknown[]> {
  const api = createClient<paths>({ baseUrl });
  const client = createSdkClient({ baseUrl });
  const found = await api.GET("/items/{item_id}", { params: { path: { item_id: "foo" } } });
  const missing = await readItemItemsItemIdGet({ client, path: { item_id: "bar" } });
  const { message } = missing.error as Message;
  return [found.data?.value, message];
}
