import { beforeAll } from './stream-entry.js';

/**
 * The beginning of scripts: reads what Redis knows of the stream `KEYS[1]` into the table `info`. One that does not exist has
 * had no entries.
 *
 * @see Redis documentation, "XINFO STREAM": entries-added, since Redis 7.0.
 */
export const readInfoScript = `
local info = {['last-generated-id'] = '${beforeAll}', ['entries-added'] = 0, ['length'] = 0}
local reply = redis.pcall('XINFO', 'STREAM', KEYS[1])
if not reply.err then
  for i = 1, #reply, 2 do info[reply[i]] = reply[i + 1] end
end`;
