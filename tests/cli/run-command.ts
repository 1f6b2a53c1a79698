import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { constants } from 'node:os';
import { onTestFinished } from 'vitest';

/** The package's command, as the build made it. */
export const program = 'dist/cli/main.js';

export interface CommandOutcome {
  /** 128 + n where signal n ended it. */
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CommandOptions {
  /** Variables beside those of this process; undefined takes one away. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** What it reads; its standard input ends after that. Without it, it stays open. */
  readonly input?: string;
  readonly folder?: string;
}

/** A command that runs, until its end or the test's. */
export class RunningCommand {
  readonly ended: Promise<CommandOutcome>;
  readonly #child: ChildProcessWithoutNullStreams;
  #stdout = '';
  #stderr = '';
  #onOutput: () => void = () => undefined;

  constructor(words: readonly string[], { environment, input, folder }: CommandOptions) {
    const [first = '', ...others] = words;
    this.#child = spawn(first, others, { env: { ...process.env, ...environment }, cwd: folder });
    this.#child.stdout.setEncoding('utf8').on('data', (text: string) => {
      this.#stdout += text;
      this.#onOutput();
    });
    this.#child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr += text;
      this.#onOutput();
    });
    // It may end before it has read everything.
    this.#child.stdin.on('error', () => undefined);
    if (input !== undefined) this.#child.stdin.end(input);
    this.ended = new Promise((resolve) => {
      this.#child.on('close', (code, signal) => {
        const exitCode = code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
        resolve({ exitCode, stdout: this.#stdout, stderr: this.#stderr });
        this.#onOutput();
      });
    });
    onTestFinished(async () => {
      this.#child.kill('SIGKILL');
      await this.ended;
    });
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  write(text: string): void {
    this.#child.stdin.write(text);
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }

  /** Waits until both outputs together match, and gives the match. Rejects where the command ends without. */
  async output(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const match = pattern.exec(`${this.#stdout}\n${this.#stderr}`);
      if (match !== null) return match;
      if (this.#child.exitCode !== null || this.#child.signalCode !== null) {
        const { exitCode } = await this.ended;
        const last = pattern.exec(`${this.#stdout}\n${this.#stderr}`);
        if (last !== null) return last;
        throw new Error(`It ended with ${exitCode}, without ${String(pattern)}:\n${this.#stdout}\n${this.#stderr}`);
      }
      await new Promise<void>((resolve) => (this.#onOutput = resolve));
    }
  }
}

/** Starts the package's command with these words. */
export function startCommand(words: readonly string[], options: CommandOptions = {}): RunningCommand {
  return new RunningCommand([process.execPath, program, ...words], options);
}

/** Runs the package's command to its end, without any input. */
export function runCommand(words: readonly string[], options: CommandOptions = {}): Promise<CommandOutcome> {
  return startCommand(words, { input: '', ...options }).ended;
}
