import createClient from "openapi-fetch";
import { createClient as createSdkClient } from "../.generated/times/client/client/index.js";
import { readItemsItemsItemIdPut } from "../.generated/times/client/index.js";
import type { paths } from "../.generated/times/types.js";

export async function use(baseUrl: string): Promise<unknown[]> {
  const api = createClient<paths>({ baseUrl });
  const client = createSdkClient({ baseUrl });
  const path = { item_id: "ff97dd87-a4a5-4a12-b412-cde99f33e00e" };
  const body = { start_datetime: "2018-12-22T14:00:00+00:00", end_datetime: "2018-12-24T15:00:00+00:00", process_after: "PT5M", repeat_at: "15:30:00" };
  const one = await api.PUT("/items/{item_id}", { params: { path }, body });
  const two = await readItemsItemsItemIdPut({ client, path, body });
  return [(one.data as { duration: number }).duration, (two.data as { start_process: string }).start_process];
}
