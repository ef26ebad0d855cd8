import createClient from "openapi-fetch";
import { createClient as createSdkClient } from "../.generated/separate/client/client/index.js";
import { createItemItemsPost, readItemsItemsGet, type Item } from "../.generated/separate/client/index.js";
import type { components, paths } from "../.generated/separate/types.js";

export async function use(baseUrl: string): Promise<unknown[]> {
  const api = createClient<paths>({ baseUrl });
  const client = createSdkClient({ baseUrl });
  const body: Item & components["schemas"]["Item"] = { name: "Foo" };
  const made = await createItemItemsPost({ client, body });
  const { data = [] } = await api.GET("/items/");
  const outputs: readonly Item[] = (await readItemsItemsGet({ client, throwOnError: true })).data;
  const descriptions: readonly (string | null | undefined)[] = outputs.map(({ description }) => description);
  return [made.data, data.map(({ name }) => name), descriptions.length];
}
