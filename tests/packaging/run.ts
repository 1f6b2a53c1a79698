import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface Run {
  readonly exitCode: number | null;
  readonly stdout: string;
  /** Both streams, as they came. */
  readonly output: string;
}

/** Runs a program to its end, without input. */
export async function run(
  [program, ...parameters]: readonly [string, ...string[]],
  { cwd, onOutput }: { cwd: string; onOutput?: (stdout: string, stop: () => void) => void },
): Promise<Run> {
  const child = spawn(program, parameters, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    output += text;
    onOutput?.(stdout, () => child.kill('SIGTERM'));
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const [exitCode] = (await once(child, 'close')) as [number | null];
  return { exitCode, stdout, output };
}
