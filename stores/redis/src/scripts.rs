//! The scripts. A grant is a hash with the fields `version`, `record`, `name`, `ends` (microseconds, or
//! missing), `fence`, `leased` and `marked` (the times until which, in microseconds of the server's clock).
//!
//! Numbers stay below 2^53, so that Lua's doubles are exact: microseconds do until the year 2255.

use std::sync::LazyLock;

use redis::Script;

/// Begins every script: the time, and the version by which a grant counts.
const BEGIN: &str = "
local grant = KEYS[1]
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
local function number(field)
  return tonumber(redis.call('HGET', grant, field) or '0')
end
local function text(number)
  return string.format('%.0f', number)
end
local function is_marked()
  return number('marked') > now
end
local function version()
  if redis.call('HEXISTS', grant, 'record') == 1 or is_marked() then
    return number('version')
  end
  return 0
end
local function is_latest(fence)
  return redis.call('HGET', grant, 'fence') == fence
end
-- The member of the index of ends, in which members are ordered by their text.
local function by_end(ends, id)
  return string.rep('0', 20 - #ends) .. ends .. id
end
local function forget_end(index, id)
  local ends = redis.call('HGET', grant, 'ends')
  if ends then
    redis.call('ZREM', index, by_end(ends, id))
  end
end
-- A hash without a record ends by itself, an hour after its lease or tombstone.
local function expire()
  if redis.call('HEXISTS', grant, 'record') == 0 then
    local last = math.max(number('leased'), number('marked'), now)
    redis.call('PEXPIREAT', grant, text(last / 1000 + 3600000))
  end
end
";

/// Returns version and record; a missing record is the tombstone of an erased grant.
pub(crate) static LOAD: LazyLock<Script> = LazyLock::new(|| {
    script(
        "
local record = redis.call('HGET', grant, 'record')
if record then
  return { redis.call('HGET', grant, 'version'), record }
elseif is_marked() then
  return { redis.call('HGET', grant, 'version') }
end
return {}
",
    )
});

/// Returns the fence, which is the server's time, so that it increases even after a failover.
pub(crate) static LEASE: LazyLock<Script> = LazyLock::new(|| {
    script(
        "
if number('leased') > now then
  return false
end
local fence = text(math.max(number('fence') + 1, now))
redis.call('HSET', grant, 'fence', fence, 'leased', text(now + tonumber(ARGV[1])))
expire()
return fence
",
    )
});

pub(crate) static RENEW: LazyLock<Script> = LazyLock::new(|| {
    script(
        "
if not is_latest(ARGV[1]) or redis.call('HEXISTS', grant, 'leased') == 0 then
  return 0
end
redis.call('HSET', grant, 'leased', text(now + tonumber(ARGV[2])))
expire()
return 1
",
    )
});

/// Returns the new version, `fenced` or `conflict`.
pub(crate) static COMMIT: LazyLock<Script> = LazyLock::new(|| {
    script(
        "
local fence, expected, id = ARGV[1], tonumber(ARGV[2]), ARGV[3]
local record, name, ends = ARGV[4], ARGV[5], ARGV[6]
if not is_latest(fence) then
  return 'fenced'
elseif version() ~= expected then
  return 'conflict'
end
local next = text(expected + 1)
forget_end(KEYS[6], id)
redis.call('HSET', grant, 'version', next, 'record', record, 'name', name)
if ends == '' then
  redis.call('HDEL', grant, 'ends', 'marked')
else
  redis.call('HDEL', grant, 'marked')
  redis.call('HSET', grant, 'ends', ends)
  redis.call('ZADD', KEYS[6], 0, by_end(ends, id))
end
redis.call('PERSIST', grant)
for index = 2, 4 do
  redis.call('ZADD', KEYS[index], 0, id)
end
redis.call('PUBLISH', KEYS[5], id)
return next
",
    )
});

/// Returns the new version, or `fenced`.
pub(crate) static ERASE: LazyLock<Script> = LazyLock::new(|| {
    script(
        "
local fence, tombstone, id = ARGV[1], tonumber(ARGV[2]), ARGV[3]
if not is_latest(fence) then
  return 'fenced'
end
local next = text(version() + 1)
forget_end(KEYS[6], id)
redis.call('HDEL', grant, 'record', 'name', 'ends')
redis.call('HSET', grant, 'version', next, 'marked', text(now + tombstone))
expire()
for index = 2, 4 do
  redis.call('ZREM', KEYS[index], id)
end
redis.call('PUBLISH', KEYS[5], id)
return next
",
    )
});

pub(crate) static RELEASE: LazyLock<Script> = LazyLock::new(|| {
    script(
        "
if is_latest(ARGV[1]) and redis.call('HDEL', grant, 'leased') == 1 then
  redis.call('PUBLISH', KEYS[2], ARGV[2])
end
return nil
",
    )
});

/// Whether there is nothing to wait for: another version, or no lease.
pub(crate) static HAS_CHANGED: LazyLock<Script> = LazyLock::new(|| {
    script(
        "
if version() ~= tonumber(ARGV[1]) or redis.call('HEXISTS', grant, 'leased') == 0 then
  return 1
end
return 0
",
    )
});

fn script(body: &str) -> Script {
    Script::new(&[BEGIN, body].concat())
}
