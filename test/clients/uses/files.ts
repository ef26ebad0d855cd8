import createClient from "openapi-fetch";
import { createClient as createSdkClient } from "../.generated/files/client/client/index.js";
import { createFilesFilesPost, createUploadFilesUploadfilesPost } from "../.generated/files/client/index.js";
import type { paths } from "../.generated/files/types.js";

export async function use(baseUrl: string): Promise<unknown[]> {
  const api = createClient<paths>({ baseUrl });
  const client = createSdkClient({ baseUrl });
  const files = [new File(["one"], "a.txt"), new File(["three"], "b.txt")];
  const sizes = await createFilesFilesPost({ client, body: { files } });
  const names = await createUploadFilesUploadfilesPost({ client, body: { files } });
  const form = new FormData();
  for (const file of files) form.append("files", file);
  const more = await api.POST("/files/", { body: form as never, bodySerializer: (body) => body as never });
  return [sizes.data, names.data, more.data];
}
