import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { SettingsInput } from '../../emulator/index.js';
import type { Target } from './target.js';

/** An emulator whose memory holds nothing of the test's own. */
export interface MeasuredEmulator extends Target, Disposable {
  /** Bytes of the heap and beside it that are in use once garbage is collected. */
  memory(): Promise<number>;
  /** False once the process has ended, as it does at an error that nobody caught. */
  readonly alive: boolean;
}

export async function startMeasuredEmulator(settings: SettingsInput): Promise<MeasuredEmulator> {
  const child = fork(fileURLToPath(new URL('emulator-process.mjs', import.meta.url)), [JSON.stringify(settings)], {
    execArgv: ['--expose-gc'],
  });
  const { endpoint, connectionString } = (await nextMessage(child)) as Target;
  return {
    endpoint,
    connectionString,
    async memory() {
      child.send('measure');
      return (await nextMessage(child)) as number;
    },
    get alive() {
      return child.exitCode === null && child.signalCode === null;
    },
    [Symbol.dispose]: () => void child.kill(),
  };
}

async function nextMessage(child: ChildProcess): Promise<unknown> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`The emulator ended with exit code ${String(code)}; expected it to run.`);
  });
  const [message] = (await Promise.race([once(child, 'message'), ended])) as unknown[];
  ended.catch(() => undefined);
  return message;
}
