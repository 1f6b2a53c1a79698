import type { AppSettings } from '../app/app-settings.js';
import type { HostJson } from '../app/host-json.js';
import { defaultConnectionName, readConnection, type ServiceConnection } from '../bindings/service-connection.js';
import type { FunctionsWorker, StartWorker } from '../workers/functions-worker.js';
import type { AppFunction } from './app-function.js';
import { FunctionRunner, type RunLimits } from './function-runner.js';
import type { HostLog } from './host-log.js';
import { HttpFunctions } from './http-functions.js';
import { readFunctions } from './read-functions.js';
import { SocketEvents } from './socket-events.js';
import { Timers } from './timers.js';

/** What an app is started with. */
export interface AppStart {
  readonly folder: string;
  readonly hostJson: HostJson;
  readonly settings: AppSettings;
  readonly startWorker: StartWorker;
  readonly startTimeoutMs: number;
  readonly limits: RunLimits & { readonly maxBodyBytes: number };
  readonly log: HostLog;
}

/** An app that is loaded, and what runs its functions. */
export class RunningApp implements AsyncDisposable {
  readonly functions: readonly AppFunction[];
  readonly http: HttpFunctions;
  readonly timers: Timers;
  /** Undefined where the app neither has events of sockets nor other bindings of the service. */
  readonly socketEvents: SocketEvents | undefined;
  readonly #worker: FunctionsWorker;

  private constructor(worker: FunctionsWorker, functions: readonly AppFunction[], start: AppStart) {
    const { settings, limits, log } = start;
    this.#worker = worker;
    this.functions = functions;
    const runner = new FunctionRunner(worker, settings, limits, log);
    this.http = new HttpFunctions(functions, runner, {
      httpUri: worker.httpUri,
      maxBodyBytes: limits.maxBodyBytes,
    });
    this.timers = new Timers(functions, runner);
    const connection = checkConnections(functions, start);
    this.socketEvents = connection && new SocketEvents(functions, connection, runner, log);
  }

  /** @throws FunctionsAppError where the app cannot be loaded, or a binding or a connection is wrong. */
  static async start(start: AppStart): Promise<RunningApp> {
    const { folder, settings, startTimeoutMs, log, hostJson } = start;
    const worker = await start.startWorker({
      folder,
      environment: settings.environment,
      startTimeoutMs,
      onLog: (entry) => log({ source: 'app', ...entry }),
    });
    const warn = (message: string) => log({ level: 'warning', source: 'host', message });
    try {
      return new RunningApp(worker, readFunctions(worker.functions, { hostJson, settings, warn }), start);
    } catch (error) {
      await worker[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** Settles once the app's process has ended, with why. */
  get exited(): Promise<string> {
    return this.#worker.exited;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.timers[Symbol.dispose]();
    await this.#worker[Symbol.asyncDispose]();
  }
}

/** Reads every connection that the app uses, so that one that is missing is an error at start. */
function checkConnections(
  functions: readonly AppFunction[],
  { settings, hostJson }: AppStart,
): ServiceConnection | undefined {
  const named = functions.flatMap(({ negotiations, outputs }) => [
    ...negotiations.map(({ connection }) => connection),
    ...outputs.flatMap((output) => (output.kind === 'actions' ? [output.connection] : [])),
  ]);
  const usesService = named.length > 0 || functions.some(({ trigger }) => trigger.kind === 'socket');
  if (!usesService) return undefined;
  for (const name of new Set(named)) readConnection(settings, name);
  // The extension needs the default one even where every binding names another.
  return readConnection(settings, hostJson.connection ?? defaultConnectionName);
}
