// A connection to Redis as `redisLog` uses it: an instance of `ioredis` or `iovalkey`, made from an address where the user gives one.

import { errors } from "../errors/catalogue.ts";

/** What is called on a client: the part that `ioredis` and `iovalkey` have in common. */
export interface RedisClient {
  call(command: string, ...args: (string | number)[]): Promise<unknown>;
  /** A further connection of the same settings: subscriptions need one of their own. */
  duplicate(): RedisClient;
  subscribe(...channels: string[]): Promise<unknown>;
  unsubscribe(...channels: string[]): Promise<unknown>;
  on(event: "message", listen: (channel: string, message: string) => void): unknown;
  on(event: "error", listen: (error: Error) => void): unknown;
  quit(): Promise<unknown>;
  disconnect(): void;
}

type ClientClass = new (url: string) => RedisClient;

/** A client for `redis://…` or `rediss://…`. @throws DeclarationError SIG220 where neither package is installed */
export async function connectRedis(url: string): Promise<RedisClient> {
  const Client = await importClient();
  return new Client(url);
}

async function importClient(): Promise<ClientClass> {
  for (const name of ["ioredis", "iovalkey"]) {
    try {
      // By a name that bundlers do not follow: it is there where the user has installed it.
      const module = (await import(/* @vite-ignore */ name)) as { default: ClientClass & { default?: ClientClass } };
      return module.default.default ?? module.default;
    } catch (error) {
      if ((error as { code?: string }).code !== "ERR_MODULE_NOT_FOUND") throw error;
    }
  }
  throw errors.noRedisClient();
}
