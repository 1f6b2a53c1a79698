import { packageFile } from '../../../specs/package-file.js';
import type { FunctionsWorker, StartWorker } from '../functions-worker.js';
import { startWorkerProcess } from '../start-worker-process.js';

export interface NodeWorkerOptions {
  /** How long the app may block its event loop before its process is ended, in milliseconds. */
  readonly blockedAfterMs: number;
  /** The address for a debugger, as Node.js takes it: `9229`, `127.0.0.1:0`. A debugger may hold the app as long as it likes. */
  readonly inspect?: string;
}

/** Makes the start of workers for Node.js apps of the programming model v4. */
export function nodeWorker({ blockedAfterMs, inspect }: NodeWorkerOptions): StartWorker {
  return (app): Promise<FunctionsWorker> =>
    startWorkerProcess(
      {
        command: process.execPath,
        args: [
          '--enable-source-maps',
          ...(inspect === undefined ? [] : [`--inspect=${inspect}`]),
          packageFile('dist/functions/workers/node/program.js'),
        ],
        blockedAfterMs: inspect === undefined ? blockedAfterMs : Infinity,
      },
      app,
    );
}
