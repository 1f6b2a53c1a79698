import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { FunctionsAppError } from './app-error.js';
import type { FunctionsWorker, WorkerApp } from './functions-worker.js';
import { readLines } from './lines.js';
import { WorkerProcess } from './worker-process.js';

/** Longer lines of the app's output are logged in pieces. */
const maxLogLineLength = 16 * 1024;
/** What the app wrote last is part of the message when it cannot be loaded. */
const maxKeptLines = 40;

/** How to run a worker's process. */
export interface WorkerProgram {
  /** A program that speaks the protocol of worker-messages.ts. */
  readonly command: string;
  readonly args: readonly string[];
  /** How long the loop that runs functions may be blocked before the process is ended, in milliseconds; Infinity: for ever. */
  readonly blockedAfterMs: number;
}

/**
 * Starts the process of a worker, and waits until its app is loaded.
 *
 * @throws FunctionsAppError where the program cannot be run, or ends or says `failed` before it is ready, or is not ready in time.
 */
export async function startWorkerProcess(program: WorkerProgram, app: WorkerApp): Promise<FunctionsWorker> {
  const child = spawn(program.command, program.args, {
    cwd: app.folder,
    env: app.environment,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe'],
    // A group of its own: Ctrl+C in a terminal is the host's, which ends the app in order; and all that the app has
    // started ends with it.
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  const lastLines = logOutput(child, app);
  const worker = new WorkerProcess(child, program.blockedAfterMs, app.onLog);
  try {
    const failure = await Promise.race([
      worker.ready.then(() => undefined),
      worker.exited.then((reason) => `The app in ${app.folder} ${reason} before its functions were loaded.`),
      once(child, 'error').then(([error]) => `Cannot run ${program.command}: ${(error as Error).message}.`),
      delay(app.startTimeoutMs, undefined, { ref: false }).then(() => tooSlow(app)),
    ]);
    if (failure === undefined) return worker;
    throw new FunctionsAppError([failure, ...lastLines].join('\n  '));
  } catch (error) {
    await worker[Symbol.asyncDispose]();
    throw error;
  }
}

function tooSlow({ folder, startTimeoutMs }: WorkerApp): string {
  return (
    `The app in ${folder} was not loaded within ${startTimeoutMs / 1000} s. ` +
    'Does one of its files wait for something that never comes, or loop for ever?'
  );
}

/** Logs what the process writes, and keeps the last lines of its standard error. */
function logOutput(child: ChildProcess, { onLog }: WorkerApp): readonly string[] {
  const kept: string[] = [];
  const [, stdout, stderr] = child.stdio as unknown as readonly [Writable, Readable, Readable];
  readLines(stdout, maxLogLineLength, (message) => onLog({ level: 'information', message }));
  readLines(stderr, maxLogLineLength, (message) => {
    onLog({ level: 'error', message });
    kept.push(message);
    if (kept.length > maxKeptLines) kept.shift();
  });
  return kept;
}
