// The Redis of the tests: a prefix of their own in the one that runs on the usual port, and the reason where none does.

import { randomUUID } from "node:crypto";
import { Redis } from "ioredis";

export const redisUrl: string = process.env["REDIS_URL"] ?? "redis://127.0.0.1:6379";

/** Why there is no Redis; undefined where there is one. */
export const redisMissing: string | undefined = await look();

async function look(): Promise<string | undefined> {
  const client = new Redis(redisUrl, { lazyConnect: true, retryStrategy: () => null, connectTimeout: 2000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.ping();
    return undefined;
  } catch (error) {
    return `no Redis answers at ${redisUrl} (${(error as Error).message}): start one, or name it in REDIS_URL`;
  } finally {
    client.disconnect();
  }
}

/** A prefix that nobody else has. */
export function redisPrefix(): string {
  return `signatura-test-${randomUUID()}`;
}

/** Deletes all keys of a log. */
export async function dropRedisPrefix(prefix: string): Promise<void> {
  const client = new Redis(redisUrl);
  let cursor = "0";
  do {
    const [next, keys] = await client.scan(cursor, "MATCH", `{${prefix}}*`, "COUNT", 500);
    cursor = next;
    if (keys.length > 0) await client.del(...keys);
  } while (cursor !== "0");
  client.disconnect();
}
