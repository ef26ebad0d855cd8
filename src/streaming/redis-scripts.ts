// The steps of `redisLog` that must happen as one, as scripts that Redis runs. A run is a hash (`run`), a stream of its events (`events`, whose ids
// are the positions) and a member of its operation's sorted set of leases (`leases`, by the time at which they run out, on Redis's own clock).

/** A script by the keys and arguments that it takes. */
export interface RedisScript {
  readonly keys: number;
  readonly text: string;
}

const NOW = `local t = redis.call("TIME") local now = t[1] * 1000 + math.floor(t[2] / 1000)`;

/** Whether the lease in ARGV 1 (run) and 2 (token) counts. */
const HELD = `
local held = redis.call("HMGET", KEYS[1], "state", "token", "last")
if held[1] ~= "running" or held[2] ~= ARGV[2] then return redis.error_reply("LEASELOST") end
local last = tonumber(held[3])`;

/** Keys run, events, leases. Arguments run, operation, request ("" for none), endings, lease in ms, ms that an unattended run is kept, channel. */
export const OPEN: RedisScript = {
  keys: 3,
  text: `
if redis.call("EXISTS", KEYS[1]) == 1 then return 0 end
${NOW}
redis.call("HSET", KEYS[1], "operation", ARGV[2], "request", ARGV[3], "endings", ARGV[4], "state", "running", "token", 1, "first", 1, "last", 0, "size", 0, "restarted", -1, "futile", 0)
redis.call("PEXPIRE", KEYS[1], ARGV[6])
redis.call("ZADD", KEYS[3], now + ARGV[5], ARGV[1])
return 1`,
};

/** Keys run, events, leases. Arguments run, token, first position, most events, most bytes, ms that an unattended run is kept, channel, events. */
export const APPEND: RedisScript = {
  keys: 3,
  text: `${HELD}
local position, count = tonumber(ARGV[3]), #ARGV - 7
if position + count - 1 <= last then return 0 end
if position ~= last + 1 then return redis.error_reply("GAP " .. last) end
local size = 0
for index = 8, #ARGV do
  last = last + 1
  redis.call("XADD", KEYS[2], last .. "-0", "e", ARGV[index])
  size = size + #ARGV[index]
end
redis.call("HSET", KEYS[1], "last", last)
local taken = redis.call("HINCRBY", KEYS[1], "size", size)
local first = tonumber(redis.call("HGET", KEYS[1], "first"))
local before = first
while first < last and (last - first >= tonumber(ARGV[4]) or taken > tonumber(ARGV[5])) do
  local id = first .. "-0"
  taken = taken - #redis.call("XRANGE", KEYS[2], id, id)[1][2][2]
  redis.call("XDEL", KEYS[2], id)
  first = first + 1
end
if first ~= before then redis.call("HSET", KEYS[1], "first", first, "size", taken) end
if position == 1 then redis.call("PEXPIRE", KEYS[2], ARGV[6]) end
redis.call("PUBLISH", ARGV[7], "events")
return 1`,
};

/** Keys run, events, leases. Arguments run, token, state, ms that an ended run is kept, channel. */
export const END: RedisScript = {
  keys: 3,
  text: `
local state = redis.call("HMGET", KEYS[1], "state", "token")
if state[1] == ARGV[3] and state[2] == ARGV[2] then return 0 end
if state[1] ~= "running" or state[2] ~= ARGV[2] then return redis.error_reply("LEASELOST") end
redis.call("HSET", KEYS[1], "state", ARGV[3])
redis.call("HDEL", KEYS[1], "request")
redis.call("ZREM", KEYS[3], ARGV[1])
redis.call("PEXPIRE", KEYS[1], ARGV[4])
redis.call("PEXPIRE", KEYS[2], ARGV[4])
redis.call("PUBLISH", ARGV[5], "end")
return 1`,
};

/** Keys run, events, leases. Arguments run, token, channel. */
export const FORGET: RedisScript = {
  keys: 3,
  text: `${HELD}
redis.call("DEL", KEYS[1], KEYS[2])
redis.call("ZREM", KEYS[3], ARGV[1])
redis.call("PUBLISH", ARGV[3], "end")
return 1`,
};

/** Keys run, events, leases. Arguments run, token, lease in ms, ms that an unattended run is kept. */
export const RENEW: RedisScript = {
  keys: 3,
  text: `
local held = redis.call("HMGET", KEYS[1], "state", "token")
if held[1] ~= "running" or held[2] ~= ARGV[2] then return 0 end
${NOW}
redis.call("ZADD", KEYS[3], now + ARGV[3], ARGV[1])
redis.call("PEXPIRE", KEYS[1], ARGV[4])
redis.call("PEXPIRE", KEYS[2], ARGV[4])
return 1`,
};

/** Keys run, events, leases. Arguments run, token, channel. */
export const RELEASE: RedisScript = {
  keys: 3,
  text: `${HELD}
redis.call("HINCRBY", KEYS[1], "token", 1)
redis.call("ZADD", KEYS[3], 0, ARGV[1])
redis.call("PUBLISH", ARGV[3], "end")
return 1`,
};

/** Keys run, events. Arguments run, ms that an ended run is kept, channel, the prefix of lease keys. The leases' key follows from the run. */
export const STOP: RedisScript = {
  keys: 2,
  text: `
local found = redis.call("HMGET", KEYS[1], "state", "operation")
if found[1] ~= "running" then return 0 end
redis.call("HSET", KEYS[1], "state", "stopped")
redis.call("HDEL", KEYS[1], "request")
redis.call("ZREM", ARGV[4] .. found[2], ARGV[1])
redis.call("PEXPIRE", KEYS[1], ARGV[2])
redis.call("PEXPIRE", KEYS[2], ARGV[2])
redis.call("PUBLISH", ARGV[3], "end")
return 1`,
};

/** Keys leases. Arguments the prefixes of run, events and channel, lease in ms, ms that an ended and an unattended run is kept, futile restarts. */
export const CLAIM: RedisScript = {
  keys: 1,
  text: `
${NOW}
while true do
  local id = redis.call("ZRANGEBYSCORE", KEYS[1], "-inf", now, "LIMIT", 0, 1)[1]
  if not id then return false end
  local run, events = ARGV[1] .. id, ARGV[2] .. id
  local found = redis.call("HMGET", run, "state", "request", "last", "restarted", "futile")
  if found[1] ~= "running" then
    redis.call("ZREM", KEYS[1], id)
  else
    local token = redis.call("HINCRBY", run, "token", 1)
    local futile = 0
    if found[3] == found[4] then futile = tonumber(found[5]) + 1 end
    redis.call("HSET", run, "restarted", found[3], "futile", futile)
    if found[2] == "" or futile >= tonumber(ARGV[7]) then
      redis.call("HSET", run, "state", "interrupted")
      redis.call("HDEL", run, "request")
      redis.call("ZREM", KEYS[1], id)
      redis.call("PEXPIRE", run, ARGV[5])
      redis.call("PEXPIRE", events, ARGV[5])
      redis.call("PUBLISH", ARGV[3] .. id, "end")
      return {id}
    end
    redis.call("ZADD", KEYS[1], now + ARGV[4], id)
    redis.call("PEXPIRE", run, ARGV[6])
    redis.call("PEXPIRE", events, ARGV[6])
    redis.call("PUBLISH", ARGV[3] .. id, "end")
    local newest = redis.call("XREVRANGE", events, "+", "-", "COUNT", 1)[1]
    return {id, token, found[2], tonumber(found[3]), newest and newest[2][2] or false}
  end
end`,
};

/** Keys run, events. Arguments position, bytes of a page. Gives operation, state, first, last, endings and the events. */
export const READ: RedisScript = {
  keys: 2,
  text: `
local found = redis.call("HMGET", KEYS[1], "operation", "state", "first", "last", "endings")
if not found[2] then return false end
local after, page, size = tonumber(ARGV[1]), {}, 0
if after + 1 >= tonumber(found[3]) then
  local limit = tonumber(ARGV[2])
  while size < limit do
    local entries = redis.call("XRANGE", KEYS[2], (after + 1) .. "-0", "+", "COUNT", 32)
    for _, entry in ipairs(entries) do
      if size >= limit then break end
      after = after + 1
      if entry[1] ~= after .. "-0" then return false end
      page[#page + 1] = entry[2][2]
      size = size + #entry[2][2]
    end
    if #entries < 32 then break end
  end
end
return {found[1], found[2], tonumber(found[3]), tonumber(found[4]), found[5], page}`,
};
