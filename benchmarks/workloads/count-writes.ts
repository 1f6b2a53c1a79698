import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import type { Contestant } from '../servers/contestant.js';

const writingCalls = ['write', 'writev', 'sendto', 'sendmsg', 'sendmmsg'];

export const countsWritesHere = spawnSync('strace', ['-V']).status === 0;

/** How many system calls that write the contestant's process made during a run, by strace. */
export async function countWrites({ pid }: Contestant, run: () => Promise<void>): Promise<number> {
  const strace = spawn('strace', ['-c', '-f', '-e', `trace=${writingCalls.join(',')}`, '-p', String(pid)]);
  let output = '';
  strace.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
  while (!output.includes('attached')) {
    await Promise.race([once(strace.stderr, 'data'), once(strace, 'exit')]);
    if (strace.exitCode !== null) throw new Error(`strace could not attach to process ${pid}: ${output}`);
  }
  await run();
  strace.kill('SIGINT');
  await once(strace, 'close');
  const rows = output.matchAll(/^ *[\d.]+ +[\d.]+ +\d+ +(\d+) +(?:\d+ +)?(\w+)$/gm);
  return [...rows].reduce((sum, [, calls, name]) => (name === 'total' ? sum : sum + Number(calls)), 0);
}
