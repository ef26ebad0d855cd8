// How tests of the guide's programs speak with them: a request in a line, and the answer's status and body as a pair.

import type { TestClient, TestRequestOptions } from "signatura/testing";

/** Sends `GET /items/` or the like, and gives the status and what the JSON of the body says. */
export async function ask(client: TestClient, line: `${string} ${string}`, options?: TestRequestOptions): Promise<[status: number, body: unknown]> {
  const [method, path] = line.split(" ", 2) as [string, string];
  const response = await client.request(method, path, options);
  return [response.status, response.json()];
}
