import path from 'node:path';
import { startEmulator, type SettingsInput, type StartedEmulator } from '../../emulator/index.js';
import { Resources } from '../../lib/resources.js';
import { readHostJson } from '../app/host-json.js';
import { readLocalSettings } from '../app/local-settings.js';
import { appWorkers } from '../workers/app-workers.js';
import { AppReloader } from './app-reloader.js';
import { AppWatcher } from './app-watcher.js';
import type { FunctionSummary } from './app-summary.js';
import { appStart } from './app-start.js';
import { findConnections } from './find-connections.js';
import { hostDefaults, type FunctionsHostOptions } from './host-options.js';
import { HostServer } from './host-server.js';
import { HubWiring } from './hub-wiring.js';

/** An app that runs. Disposing of it ends the app, the host and the emulator that the host has started. */
export interface StartedFunctionsHost extends AsyncDisposable {
  /** Where the app's HTTP functions are: `http://localhost:7071`. */
  readonly url: string;
  /** What the service's hubs need as the URL of their event handler. */
  readonly eventHandlerUrl: string;
  /** The emulator that the host has started; undefined with `connection`. */
  readonly emulator: StartedEmulator | undefined;
  /** The functions that are loaded by now; none while the app does not run. */
  readonly functions: readonly FunctionSummary[];
  /**
   * Runs the function of a timer once, and settles when it has ended.
   *
   * @throws Error where the app has no such timer.
   */
  runTimer(functionName: string): Promise<void>;
}

/**
 * Runs the Azure Functions app of a folder, with an emulator of the service that it uses.
 *
 * @throws FunctionsAppError with one message where the app cannot run; SettingsError where a setting of the emulator is wrong.
 * @example
 * await using host = await startFunctionsHost({ folder: 'my-app', port: 0, emulator: { port: 0 } });
 * const { endpoint, path, token } = await (await fetch(`${host.url}/api/negotiate?userId=ana`)).json();
 */
export async function startFunctionsHost(options: FunctionsHostOptions = {}): Promise<StartedFunctionsHost> {
  const folder = path.resolve(options.folder ?? '.');
  const { log = () => undefined, host = hostDefaults.host, connection } = options;
  const hostJson = readHostJson(folder);
  const local = readLocalSettings(folder);

  const usesIdentity = findConnections(local.values, hostJson.connection).byIdentity.length > 0;

  await using resources = new Resources();
  const server = resources.use(
    await HostServer.listen(
      host,
      options.port ?? local.port ?? hostDefaults.port,
      options.maxBodyBytes ?? hostDefaults.maxBodyBytes,
      log,
    ),
  );
  const url = `http://${host === '127.0.0.1' || host === '0.0.0.0' ? 'localhost' : host}:${server.port}`;
  const handlerUrl = `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${server.port}`;
  const emulator =
    connection === undefined
      ? resources.use(await startEmulator(emulatorSettings(options.emulator, usesIdentity), { record: false }))
      : undefined;
  const wiring = emulator && new HubWiring(emulator, handlerUrl, options.emulator?.hubs);
  const workers = appWorkers({
    blockedAfterMs: options.blockedAfterMs ?? hostDefaults.blockedAfterMs,
    ...(options.inspect !== undefined && { inspect: options.inspect }),
  });
  const reloader = resources.use(
    new AppReloader({
      read: () => appStart(folder, options, emulator, workers),
      server,
      wire: (functions) => wiring?.wire(functions),
      url,
      log,
      isWatched: options.watch === true,
    }),
  );
  await reloader.start();
  if (options.watch === true) resources.use(await AppWatcher.start(folder, (files) => reloader.reload(files)));
  const started = resources.move();
  return {
    url,
    eventHandlerUrl: `${handlerUrl}/runtime/webhooks/socketio`,
    emulator,
    get functions() {
      return reloader.functions;
    },
    async runTimer(functionName) {
      const isRun = (await server.app?.timers.run(functionName)) ?? false;
      if (!isRun) throw new Error(`The app has no timer "${functionName}".`);
    },
    [Symbol.asyncDispose]: () => started[Symbol.asyncDispose](),
  };
}

/** An app with an identity needs an issuer that knows it; the emulator has one where nobody has named another. */
function emulatorSettings(given: SettingsInput = {}, usesIdentity: boolean): SettingsInput {
  const { identity, developmentIssuer = identity === undefined && usesIdentity ? {} : undefined } = given;
  return { logLevel: 'warn', ...given, ...(developmentIssuer !== undefined && { developmentIssuer }) };
}
