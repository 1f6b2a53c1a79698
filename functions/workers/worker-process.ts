import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { FunctionsAppError } from './app-error.js';
import type { DeclaredFunction, FunctionsWorker, Invocation, InvocationResult, WorkerLog } from './functions-worker.js';
import { Heartbeat } from './heartbeat.js';
import { readLines } from './lines.js';
import type { MessageFromWorker, MessageToWorker } from './worker-messages.js';

/** The greatest body that Azure Functions allows (100 MB), in base64, and what is around it. */
const maxMessageLength = 160 * 1024 * 1024;
/** How long an app may take for its hooks at the end. */
const endingGraceMs = 2000;
/** How long the last lines of an ended process may take. */
const lastOutputMs = 500;

/** The host's end of a worker's process. */
export class WorkerProcess implements FunctionsWorker {
  /** Settles once the app is loaded; rejects with a FunctionsAppError where the process says that it cannot be. */
  readonly ready: Promise<void>;
  readonly exited: Promise<string>;
  readonly #child: ChildProcess;
  readonly #toWorker: Writable;
  readonly #onLog: (entry: WorkerLog) => void;
  readonly #heartbeat: Heartbeat;
  readonly #pending = new Map<string, (result: InvocationResult) => void>();
  #functions: readonly DeclaredFunction[] = [];
  #httpUri: string | undefined;
  #onReady: (failure?: FunctionsAppError) => void = () => undefined;
  /** Why the host ended the process; undefined where it ends by itself. */
  #endedFor: string | undefined;
  #hasExited = false;

  /** @param child has pipes as its descriptors 3 and 4. */
  constructor(child: ChildProcess, blockedAfterMs: number, onLog: (entry: WorkerLog) => void) {
    this.#child = child;
    this.#onLog = onLog;
    this.#toWorker = child.stdio[3] as Writable;
    // The process may end while it is written to; its exit says so.
    this.#toWorker.on('error', () => undefined);
    this.ready = new Promise((resolve, reject) => {
      this.#onReady = (failure) => (failure === undefined ? resolve() : reject(failure));
    });
    this.ready.catch(() => undefined);
    this.#heartbeat = new Heartbeat(
      blockedAfterMs,
      () => this.#send({ type: 'ping' }),
      () => this.#kill(`is blocked: it has run one piece of code for ${blockedAfterMs / 1000} s`),
    );
    readLines(child.stdio[4] as Readable, maxMessageLength, (line, isWhole) => this.#read(line, isWhole));
    this.exited = this.#waitForExit();
  }

  get functions(): readonly DeclaredFunction[] {
    return this.#functions;
  }

  get httpUri(): string | undefined {
    return this.#httpUri;
  }

  invoke(invocation: Invocation): Promise<InvocationResult> {
    if (this.#hasExited) return Promise.resolve(failed(`The app ${this.#endedFor ?? 'has ended'}.`));
    return new Promise((resolve) => {
      this.#pending.set(invocation.invocationId, resolve);
      this.#send({ type: 'invoke', ...invocation });
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#endedFor ??= 'was stopped';
    this.#toWorker.end();
    await Promise.race([this.exited, delay(endingGraceMs, undefined, { ref: false })]);
    if (!this.#hasExited) this.#kill(this.#endedFor);
    await this.exited;
  }

  #send(message: MessageToWorker): void {
    if (this.#toWorker.writable) this.#toWorker.write(`${JSON.stringify(message)}\n`);
  }

  #read(line: string, isWhole: boolean): void {
    if (!isWhole) {
      this.#kill(`sent a message of more than ${maxMessageLength / 1024 / 1024} MiB`);
      return;
    }
    const message = parse(line);
    if (message === undefined) {
      this.#kill(`wrote to file descriptor 4, which is its host's: ${line.slice(0, 100)}`);
      return;
    }
    // Any message shows that the loop runs, although a large one may come long after the ping was written.
    this.#heartbeat.answered();
    switch (message.type) {
      case 'ready':
        this.#functions = message.functions;
        this.#httpUri = message.httpUri;
        this.#onReady();
        break;
      case 'failed':
        this.#onReady(new FunctionsAppError(message.message));
        break;
      case 'result':
        this.#pending.get(message.invocationId)?.(message);
        this.#pending.delete(message.invocationId);
        break;
      case 'log':
        this.#onLog(message);
        break;
      case 'pong':
        break;
    }
  }

  async #waitForExit(): Promise<string> {
    const child = this.#child;
    const closed = once(child, 'close');
    closed.catch(() => undefined);
    try {
      const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
      // What was written last is read first; something that the app has started may hold its output open for ever.
      await Promise.race([closed, delay(lastOutputMs, undefined, { ref: false })]);
      return this.#onExit(signal === null ? `exited with code ${code ?? 0}` : `was ended by the signal ${signal}`);
    } catch (error) {
      return this.#onExit(`could not be started: ${(error as Error).message}`);
    }
  }

  #kill(reason: string): void {
    this.#endedFor ??= reason;
    const { pid } = this.#child;
    if (pid === undefined || this.#hasExited) return;
    try {
      if (process.platform === 'win32') this.#child.kill('SIGKILL');
      else process.kill(-pid, 'SIGKILL');
    } catch {
      // The group has ended meanwhile.
    }
  }

  #onExit(reason: string): string {
    this.#heartbeat[Symbol.dispose]();
    this.#hasExited = true;
    this.#endedFor ??= reason;
    for (const resolve of this.#pending.values()) resolve(failed(`The app ${this.#endedFor}.`));
    this.#pending.clear();
    return this.#endedFor;
  }
}

function parse(line: string): MessageFromWorker | undefined {
  try {
    return JSON.parse(line) as MessageFromWorker;
  } catch {
    return undefined;
  }
}

function failed(message: string): InvocationResult {
  return { succeeded: false, error: { message } };
}
