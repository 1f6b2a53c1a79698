import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const passedSignals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const;

/** Signals that a terminal sends to the command as well. */
const terminalSignals: readonly NodeJS.Signals[] = ['SIGINT', 'SIGQUIT'];

/** As shells end where a command cannot be run. */
const exitCodeOf = { notExecutable: 126, notFound: 127 } as const;

/** Why a command could not be run. */
export interface UnstartedChild {
  readonly exitCode: number;
  readonly problem: string;
}

/**
 * Runs a command with this process's input and output, passes signals on to it, and waits for its end.
 *
 * @returns its exit code, 128 + n where signal n ended it; or why it did not start.
 */
export async function runChild(
  [command = '', ...parameters]: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<number | UnstartedChild> {
  // Before the child, since a signal that came between the two would end this process and leave the child behind.
  const listeners = passedSignals.map((signal) => {
    const listener = (): void => {
      if (process.stdin.isTTY && terminalSignals.includes(signal)) return;
      child.kill(signal);
    };
    process.on(signal, listener);
    return () => process.off(signal, listener);
  });
  const child = spawn(command, parameters, { stdio: 'inherit', env: environment });
  try {
    return await new Promise((resolve) => {
      child.once('error', (error) => resolve(describeFailure(command, error)));
      child.once('exit', (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
    });
  } finally {
    for (const stop of listeners) stop();
  }
}

function describeFailure(command: string, { code, message }: NodeJS.ErrnoException): UnstartedChild {
  const name = JSON.stringify(command);
  if (code === 'EACCES') {
    return {
      exitCode: exitCodeOf.notExecutable,
      problem: `Cannot run ${name}: it is not an executable file. Start it by its program: exec -- node ${command}`,
    };
  }
  if (code !== 'ENOENT') return { exitCode: exitCodeOf.notExecutable, problem: `Cannot run ${name}: ${message}.` };
  const advice = /\s/.test(command)
    ? `It is one word with spaces. Give each word by itself: exec -- ${command}`
    : 'Check its name and the PATH. What only a shell knows needs one: exec -- sh -c "…"';
  return { exitCode: exitCodeOf.notFound, problem: `Cannot run ${name}: there is no such command. ${advice}` };
}
