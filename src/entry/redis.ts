// `signatura/redis`: what keeps its state in Redis, through `ioredis` or `iovalkey`.

import "../kernel/supported-node.ts";

export { redisLog } from "../streaming/redis-log.ts";
export type { RedisLogOptions } from "../streaming/redis-log.ts";
export type { RedisClient } from "../streaming/redis-client.ts";
