import createClient from "openapi-fetch";
import { createClient as createSdkClient } from "../.generated/body/client/client/index.js";
import { createItemItemsPost, type CreateItemItemsPostError, type Item } from "../.generated/body/client/index.js";
import type { components, paths } from "../.generated/body/types.js";

export async function use(baseUrl: string): Promise<unknown[]> {
  const api = createClient<paths>({ baseUrl });
  const client = createSdkClient({ baseUrl });
  const item: components["schemas"]["Item"] & Item = { name: "Lamp", price: 5 };
  const made = await api.POST("/items/", { body: item });
  const made2 = await createItemItemsPost({ client, body: { ...item, tax: 1 } });
  // @ts-expect-error: a name is no number
  const refused = await createItemItemsPost({ client, body: { name: 5, price: 1 } });
  const error: CreateItemItemsPostError | undefined = refused.error;
  return [made.data, made2.data, refused.response?.status, error?.detail?.[0]?.loc];
}
