import createClient from "openapi-fetch";
import { createClient as createSdkClient } from "../.generated/unions/client/client/index.js";
import { readItemItemsItemIdGet } from "../.generated/unions/client/index.js";
import type { paths } from "../.generated/unions/types.js";

export async function use(baseUrl: string): Promise<unknown[]> {
  const api = createClient<paths>({ baseUrl });
  const client = createSdkClient({ baseUrl });
  const { data: car } = await api.GET("/items/{item_id}", { params: { path: { item_id: "item1" } } });
  const { data: plane } = await readItemItemsItemIdGet({ client, path: { item_id: "item2" } });
  return [car !== undefined && "size" in car, plane !== undefined && "size" in plane ? plane.size : undefined];
}
