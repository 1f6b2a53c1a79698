import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { packageFile } from '../../specs/package-file.js';
import { checkPinning, pinned, type Side } from './pinning.js';

export interface ServerOptions {
  /** The program in dist/ and its parameters. */
  readonly program: readonly [string, ...string[]];
  readonly side?: Side;
  /** Collects garbage when it gets SIGUSR2, so that memory can be compared. */
  readonly collectsGarbage?: boolean;
  /** Where its standard error goes; to that of this process when left out. */
  readonly logFile?: string;
}

/** A program that has printed one line of JSON when it was ready. */
export interface StartedServer extends AsyncDisposable {
  readonly pid: number;
  /** False once the process has ended, as it does at an error that nobody caught. */
  readonly isRunning: boolean;
  readonly ready: Readonly<Record<string, unknown>>;
}

const garbageFlags = ['--expose-gc', '--import', packageFile('dist/benchmarks/servers/collect-garbage.js')];

export async function startServer(options: ServerOptions): Promise<StartedServer> {
  const { program, side = 'server', collectsGarbage = false, logFile } = options;
  const [file, ...parameters] = program;
  const flags = collectsGarbage ? garbageFlags : [];
  const command = pinned(side, [process.execPath, ...flags, packageFile(`dist/${file}`), ...parameters]);
  const server = await startCommand(command, file, logFile);
  checkPinning(side, server.pid);
  return server;
}

async function startCommand(
  [command, ...parameters]: readonly string[],
  name: string,
  logFile: string | undefined,
): Promise<StartedServer> {
  const log = logFile === undefined ? undefined : openSync(logFile, 'w');
  // The declarations of Node.js know no file descriptors here.
  const stdio = ['ignore', 'pipe', log ?? 'inherit'] as ['ignore', 'pipe', 'inherit'];
  const child = spawn(command ?? '', parameters, { stdio });
  if (log !== undefined) closeSync(log);
  const endWithLoad = (): void => void child.kill('SIGKILL');
  process.once('exit', endWithLoad);
  const exited = once(child, 'exit').then(([code]) => {
    throw new Error(`${name} ended with exit code ${String(code)} before it was ready.`);
  });
  const lines = createInterface({ input: child.stdout });
  const [line] = (await Promise.race([once(lines, 'line'), exited])) as [string];
  exited.catch(() => undefined);
  return {
    pid: child.pid ?? 0,
    get isRunning() {
      return child.exitCode === null && child.signalCode === null;
    },
    ready: JSON.parse(line) as Record<string, unknown>,
    async [Symbol.asyncDispose]() {
      process.off('exit', endWithLoad);
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}
