import createClient from "openapi-fetch";
import { createClient as createSdkClient } from "../.generated/enums/client/client/index.js";
import { getModelModelsModelNameGet, type ModelName } from "../.generated/enums/client/index.js";
import type { paths } from "../.generated/enums/types.js";

export async function use(baseUrl: string): Promise<unknown[]> {
  const api = createClient<paths>({ baseUrl });
  const client = createSdkClient({ baseUrl });
  const model_name: ModelName = "lenet";
  const one = await api.GET("/models/{model_name}", { params: { path: { model_name } } });
  const two = await getModelModelsModelNameGet({ client, path: { model_name: "resnet" } });
  // @ts-expect-error: no such model
  const three = await api.GET("/models/{model_name}", { params: { path: { model_name: "vgg" } } });
  return [one.data, two.data, three.response.status];
}
