import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import { command } from '../targets/run-suite.js';

/** The command `functions`, as a user runs it. */
export interface FunctionsCommand {
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Settles once its output matches. */
  waitFor(pattern: RegExp): Promise<RegExpExecArray>;
  /** Ends it as Ctrl+C does, and gives its exit code. */
  stop(): Promise<number | null>;
  /** Its exit code, once it has ended by itself. */
  readonly exited: Promise<number | null>;
}

/** Starts the command for the app of a folder, on free ports unless flags say another. */
export function startFunctionsCommand(folder: string, flags: readonly string[] = []): FunctionsCommand {
  const ports = ['--port', '0', '--emulator-port', '0'];
  const child = spawn(process.execPath, [command, 'functions', folder, ...ports, ...flags], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit').then(([code]) => code as number | null);
  const stop = async (): Promise<number | null> => {
    child.kill('SIGINT');
    return exited;
  };
  onTestFinished(async () => {
    await stop();
  });
  const written = { stdout: '', stderr: '' };
  const listeners = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      written[name] += text;
      for (const listener of listeners) listener();
    });
  }
  return {
    stdout: () => written.stdout,
    stderr: () => written.stderr,
    exited,
    stop,
    async waitFor(pattern) {
      const find = () => pattern.exec(written.stdout) ?? pattern.exec(written.stderr);
      const found = new Promise<RegExpExecArray>((resolve) => {
        const look = (): void => {
          const match = find();
          if (match !== null) resolve(match);
        };
        listeners.add(look);
        look();
      });
      const ended = exited.then((code) => {
        throw new Error(`It ended with ${code}:\n${written.stdout}${written.stderr}`);
      });
      return Promise.race([found, ended]);
    },
  };
}
