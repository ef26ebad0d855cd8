import createClient from "openapi-fetch";
import { createClient as createSdkClient } from "../.generated/headers/client/client/index.js";
import { readItemsItemsGet } from "../.generated/headers/client/index.js";
import type { paths } from "../.generated/headers/types.js";

export async function use(baseUrl: string): Promise<unknown[]> {
  const api = createClient<paths>({ baseUrl });
  const client = createSdkClient({ baseUrl });
  const header = { "x-token": "fake-super-secret-token", "x-key": "fake-super-secret-key" };
  const one = await api.GET("/items/", { params: { header } });
  const two = await readItemsItemsGet({ client, headers: header });
  const three = await readItemsItemsGet({ client, headers: { ...header, "x-key": "other" } });
  return [one.data, two.data, three.error];
}
