import createClient from "openapi-fetch";
import { createClient as createSdkClient } from "../.generated/groups/client/client/index.js";
import { readItemsItemsGet } from "../.generated/groups/client/index.js";
import type { paths } from "../.generated/groups/types.js";

export async function use(baseUrl: string): Promise<unknown[]> {
  const api = createClient<paths>({ baseUrl });
  const client = createSdkClient({ baseUrl });
  const query = { limit: 5, order_by: "updated_at" as const, tags: ["a", "b"] };
  const one = await api.GET("/items/", { params: { query } });
  const two = await readItemsItemsGet({ client, query });
  const three = await readItemsItemsGet({ client, query: { limit: 500 } });
  return [one.data, two.data, three.error?.detail?.map(({ type }) => type)];
}
