import { mkdirSync } from 'node:fs';
import { StartedProcess } from './started-process.js';

export interface RedisOptions {
  readonly port: number;
  /** For what it writes to disk. */
  readonly folder: string;
  /** What it writes before it answers: nothing, or each command. */
  readonly durability?: 'none' | 'everysec' | 'always';
  readonly hosts?: readonly string[];
  /** What stands before the command, such as `ip netns exec NAME`. */
  readonly prefix?: readonly string[];
}

/** Starts Debian's redis-server. Started again with the same options it has what it wrote to disk. */
export async function startRedis({
  port,
  folder,
  durability = 'none',
  hosts = ['127.0.0.1'],
  prefix = [],
}: RedisOptions): Promise<StartedProcess> {
  mkdirSync(folder, { recursive: true });
  const { process } = await StartedProcess.start(
    [
      ...prefix,
      ...['redis-server', '--bind', ...hosts, '--port', String(port), '--dir', folder, '--save', ''],
      ...['--protected-mode', 'no', '--appendonly', durability === 'none' ? 'no' : 'yes'],
      ...(durability === 'none' ? [] : ['--appendfsync', durability]),
    ],
    /Ready to accept connections/,
  );
  return process;
}
