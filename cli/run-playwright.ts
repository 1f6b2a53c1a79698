import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import path from 'node:path';

const signals = ['SIGINT', 'SIGTERM'] as const;

/**
 * Suites are built, so that no process of a run needs Playwright's loader of TypeScript: a thread, through which each module
 * would come. A version of Playwright without this variable is only slower.
 */
const withoutTypeScript = { PW_DISABLE_TS_ESM: '1' };

/** Runs Playwright's own command with this terminal, and answers its exit code. */
export async function runPlaywright(
  parameters: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<number> {
  const require = createRequire(import.meta.url);
  const command = path.join(path.dirname(require.resolve('@playwright/test/package.json')), 'cli.js');
  const child = spawn(process.execPath, [command, ...parameters], {
    stdio: 'inherit',
    env: { ...process.env, ...withoutTypeScript, ...environment },
  });
  // Playwright ends its workers and the target itself, but on SIGINT only; this process waits for that.
  const passOn = signals.map((signal) => {
    const listener = () => child.kill('SIGINT');
    process.on(signal, listener);
    return () => process.off(signal, listener);
  });
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code, signal) => {
        resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
      });
    });
  } finally {
    for (const stop of passOn) stop();
  }
}
