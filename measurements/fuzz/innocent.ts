import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { pinned } from '../../benchmarks/servers/pinning.js';
import { packageFile } from '../../specs/package-file.js';
import type { FuzzTarget } from './door.js';
import type { InnocentReport, Latencies } from './innocent-client.js';

/** The client that does nothing wrong, in a process of its own, so that attackers and their inputs do not delay it. */
export class Innocent implements Disposable {
  /** What went wrong for it. */
  fault: string | undefined;
  readonly #child: ChildProcess;

  constructor(target: FuzzTarget) {
    const program = packageFile('dist/measurements/fuzz/innocent-client.js');
    const [command, ...parameters] = pinned('load', [process.execPath, program, JSON.stringify(target)]);
    this.#child = spawn(command, parameters, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    this.#child.on('message', (report: InnocentReport) => {
      if ('fault' in report) this.fault ??= report.fault;
    });
    this.#child.on('exit', (code) => (this.fault ??= `the innocent client ended with exit code ${String(code)}`));
  }

  /** How long its events and sends took since the last call. */
  async latencies(): Promise<Latencies | undefined> {
    if (this.fault !== undefined) return undefined;
    this.#child.send('report');
    const [report] = (await Promise.race([once(this.#child, 'message'), once(this.#child, 'exit')])) as [
      InnocentReport,
    ];
    return 'latencies' in report ? report.latencies : undefined;
  }

  [Symbol.dispose](): void {
    this.#child.removeAllListeners('exit');
    this.#child.kill('SIGKILL');
  }
}
