import createClient from "openapi-fetch";
import { createClient as createSdkClient } from "../.generated/updates/client/client/index.js";
import { readItemItemsItemIdGet, updateItemItemsItemIdPatch } from "../.generated/updates/client/index.js";
import type { paths } from "../.generated/updates/types.js";

export async function use(baseUrl: string): Promise<unknown[]> {
  const api = createClient<paths>({ baseUrl });
  const client = createSdkClient({ baseUrl });
  const changed = await api.PATCH("/items/{item_id}", { params: { path: { item_id: "bar" } }, body: { tax: 1 } });
  const again = await updateItemItemsItemIdPatch({ client, path: { item_id: "bar" }, body: { name: "Barz", tags: ["t"] } });
  const read = await readItemItemsItemIdGet({ client, path: { item_id: "bar" }, throwOnError: true });
  const price: number | null | undefined = read.data.price;
  return [changed.data?.tax, again.data?.tags, read.data.name, price];
}
