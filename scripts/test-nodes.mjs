// Tests several nodes on a real Redis. It needs redis-server, and is left out where that is not installed. The last line
// says how many tests passed.
import { spawnSync } from 'node:child_process';
import { runCommand } from './run-command.mjs';

const { error, stdout } = spawnSync('redis-server', ['--version'], { encoding: 'utf8' });
const version = Number(/ v=(\d+)/.exec(stdout ?? '')?.[1] ?? 0);

if (error !== undefined) leaveOut('redis-server is not installed. On Debian: apt-get install redis-server.');
else if (version < 7) leaveOut(`redis-server is version ${version}; 7 or later is needed.`);
else {
  const { succeeded, output } = await runCommand([
    ...['npx', 'vitest', 'run', '--config', 'tests/vitest.config.ts', '--max-workers', '2', 'tests/cluster'],
  ]);
  console.log(output.trimEnd());
  process.exitCode = succeeded ? 0 : 1;
}

function leaveOut(reason) {
  console.log(`left out: several nodes on Redis: ${reason}`);
  console.log('\n0 passed, 0 failed, 1 skipped');
}
