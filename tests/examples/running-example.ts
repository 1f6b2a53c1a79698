import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** An example as `npm run example` runs it, after the build. */
export interface RunningExample extends AsyncDisposable {
  /** Of its page. */
  readonly url: string;
  /** What the emulator and the programs have written. */
  output(): string;
  /** Ends it as Ctrl+C does, and returns its exit code. */
  stop(): Promise<number | null>;
}

/** Starts an example, and waits for its page. Rejects with what it wrote where it ends instead. */
export async function startExample(
  name: string,
  variant?: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<RunningExample> {
  const words = [name, ...(variant === undefined ? [] : [variant])];
  const child = spawn(process.execPath, ['scripts/run-example.mjs', ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  });
  let output = '';
  const closed = once(child, 'close') as Promise<[number | null]>;
  const page = new Promise<string>((resolve) => {
    const read = (text: string): void => {
      output += text;
      const [, url] = /: open (http\S+)\n/.exec(output) ?? [];
      if (url !== undefined) resolve(url);
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
  });
  const stop = async (): Promise<number | null> => {
    child.kill('SIGINT');
    const [exitCode] = await closed;
    return exitCode;
  };
  const url = await Promise.race([
    page,
    closed.then(([exitCode]) => Promise.reject(new Error(`exit code ${exitCode}\n${output}`))),
  ]);
  return {
    url,
    output: () => output,
    stop,
    async [Symbol.asyncDispose]() {
      await stop();
    },
  };
}
