import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A process that belongs to a measurement, and ends with it. */
export class StartedProcess {
  readonly #lines: string[] = [];
  readonly #exited: Promise<unknown>;

  private constructor(
    private readonly name: string,
    private readonly child: ChildProcess,
  ) {
    this.#exited = once(child, 'exit');
    // Not by SIGKILL, which would leave the workers of nginx.
    const end = (): void => void child.kill();
    process.on('exit', end);
    void this.#exited.then(() => process.off('exit', end));
  }

  /**
   * Starts a program, and settles once it has written a line that matches.
   *
   * @param onLine is called with each line that it writes.
   * @throws Error with what it wrote, where it ends before.
   */
  static async start(
    [program = '', ...parameters]: readonly string[],
    ready: RegExp,
    onLine: (line: string) => void = () => undefined,
  ): Promise<{ process: StartedProcess; line: string }> {
    const child = spawn(program, parameters, { stdio: ['ignore', 'pipe', 'pipe'] });
    const started = new StartedProcess(program, child);
    const line = await new Promise<string>((resolve, reject) => {
      child.on('error', reject);
      const read = (text: string): void => {
        onLine(text);
        started.#lines.push(text);
        if (started.#lines.length > 50) started.#lines.shift();
        if (ready.test(text)) resolve(text);
      };
      for (const stream of [child.stdout, child.stderr]) createInterface(stream).on('line', read);
      child.once('exit', () => setImmediate(() => reject(new Error(started.describeEnd()))));
    });
    return { process: started, line };
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  get hasExited(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  describeEnd(): string {
    return `${this.name} has ended with ${this.child.exitCode ?? this.child.signalCode}. It wrote:\n${this.#lines.join('\n')}`;
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Settles when it has ended. */
  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    if (!this.hasExited) {
      this.child.kill(signal);
      // One that is stopped gets the signal when it goes on.
      this.child.kill('SIGCONT');
    }
    await this.#exited;
  }
}
