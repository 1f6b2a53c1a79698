import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { clearTimeout, setTimeout } from 'node:timers';
import { ExampleError } from './example-error.mjs';

/** Longer than the emulator waits for webhooks in flight when it is told to stop. */
const endLimitMs = 15_000;

/** The programs of one example. They end together, in the order in which they were started. */
export class Programs {
  #folder;
  #running = [];
  #ending;
  #settle;

  /** Settles when all have ended as asked, and rejects with an ExampleError where one ended by itself. */
  ended;

  constructor(folder) {
    this.#folder = folder;
    this.ended = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
    // It may be rejected before anybody waits for it.
    this.ended.catch(() => {});
  }

  get isEnding() {
    return this.#ending !== undefined;
  }

  /**
   * Starts a program. Its lines appear with its name in front.
   *
   * @returns {{ firstLine: () => Promise<string | undefined> }} the first line of its output; undefined where all were ended before.
   */
  start(name, [program, ...parameters], environment) {
    const child = spawn(program === 'node' ? process.execPath : program, parameters, {
      cwd: this.#folder,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      // A process group of its own: Ctrl+C reaches this process alone, which ends the programs in their order.
      detached: true,
    });
    const closed = new Promise((resolve) => child.once('close', resolve));
    this.#running.push({ child, closed });
    child.once('error', (error) => this.#fail(startError(program, error)));
    child.once('exit', (exitCode, signal) => {
      const how = signal === null ? `with exit code ${exitCode}` : `by ${signal}`;
      this.#fail(`The ${name} ended ${how}. What it wrote is above.`);
    });
    const output = createInterface({ input: child.stdout });
    output.on('line', (line) => console.log(`${name} | ${line}`));
    createInterface({ input: child.stderr }).on('line', (line) => console.error(`${name} | ${line}`));
    const firstLine = once(output, 'line').then(([line]) => line);
    return { firstLine: () => Promise.race([firstLine, this.ended]) };
  }

  /** Ends all. The emulator comes first, so that the last events of its clients still find their event handler. */
  end() {
    this.#ending ??= this.#endAll();
    return this.#ending;
  }

  #fail(message) {
    if (!this.isEnding) this.#settle.reject(new ExampleError(message));
  }

  async #endAll() {
    for (const { child, closed } of this.#running) {
      signalGroup(child, 'SIGTERM');
      const limit = setTimeout(() => signalGroup(child, 'SIGKILL'), endLimitMs);
      await closed;
      clearTimeout(limit);
    }
    this.#settle.resolve();
  }
}

function startError(program, { code, message }) {
  return code === 'ENOENT'
    ? `The program ${program} is not installed, and this example needs it.`
    : `The program ${program} could not be started: ${message}.`;
}

function signalGroup({ pid }, signal) {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended by itself.
  }
}
