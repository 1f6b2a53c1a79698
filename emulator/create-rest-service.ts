import { parseConnectionString, wellKnownAccessKey } from '../protocol/index.js';
import { CommandExecutor } from './commands/command-executor.js';
import { Hubs } from './connections/hubs.js';
import type { RestFault } from './faults/fault.js';
import { Faults, type InjectedFault } from './faults/faults.js';
import { captureExchange } from './http/captured-exchange.js';
import { ServiceAddress } from './http/service-address.js';
import { EventLog } from './log/event-log.js';
import { Queries } from './queries/queries.js';
import { allOperations } from './rest/operations/all-operations.js';
import { RequestAuthenticator } from './rest/request-authenticator.js';
import { RestServer } from './rest/rest-server.js';
import { parseSettings } from './settings/parse-settings.js';
import { Recording } from './testing/recording.js';
import { type TestControls, testControls } from './testing/test-controls.js';
import { addVirtualClient, type VirtualClient, type VirtualClientOptions } from './testing/virtual-client.js';
import { KeyTokenVerifier } from './tokens/key-token-verifier.js';
import { serviceKeys } from './tokens/service-keys.js';

/** Of a service that there is nowhere: nothing can reach it by mistake. */
const defaultConnectionString = `Endpoint=https://service.invalid;AccessKey=${wellKnownAccessKey};Version=1.0;`;

export interface RestServiceOptions {
  /** What the backend under test connects with. By default that of a service at `https://service.invalid`. */
  readonly connectionString?: string;
  /** The other key, whose tokens are accepted as well. */
  readonly secondaryAccessKey?: string;
}

/** The REST API of the service without a socket: for unit tests of a backend. */
export interface RestService extends Pick<TestControls, 'calls' | 'connections' | 'rooms' | 'sends' | 'waitForSend'> {
  /** Scheme, host and port that it answers for. */
  readonly endpoint: string;
  readonly connectionString: string;
  /** Answers a request as the emulator does: checked against the OpenAPI document, with the same status, headers and body. */
  readonly fetch: (request: Request) => Promise<Response>;
  /**
   * Puts a client into a hub, so that calls find a connection, a user and rooms.
   *
   * @throws Error where the hub has a connection of this id.
   */
  readonly addClient: (client: VirtualClientOptions) => VirtualClient;
  /**
   * Lets calls go wrong, until the fault is removed or {@link reset}.
   *
   * @throws FaultError that says which member is wrong.
   */
  readonly injectFault: (fault: Omit<RestFault, 'at'>) => InjectedFault;
  /** Removes clients, records and faults: to be called between tests. */
  readonly reset: () => void;
}

/**
 * Makes the REST API of a service of its own, which listens nowhere.
 *
 * @throws Error where the connection string cannot be read.
 */
export function createRestService(options: RestServiceOptions = {}): RestService {
  const { connectionString = defaultConnectionString, secondaryAccessKey } = options;
  const { endpoint, accessKey } = parseConnectionString(connectionString);
  const settings = parseSettings(
    { endpoint, accessKey, ...(secondaryAccessKey !== undefined && { secondaryAccessKey }) },
    'the options of createRestService',
  );
  const log = new EventLog();
  const recording = new Recording(log);
  const faults = new Faults();
  const address = new ServiceAddress(settings);
  const keys = serviceKeys(settings);
  const hubs = new Hubs(settings.hubs, settings.maxUnlistedHubs);
  const limits = { maxGroups: settings.engine.maxGroups, maxGroupChanges: settings.maxGroupChanges };
  const executor = new CommandExecutor(hubs, limits);
  const verifier = new KeyTokenVerifier(keys.acceptedOfBackends, settings.clockSkewSeconds);
  const rest = new RestServer({
    address,
    authenticator: new RequestAuthenticator(address, verifier, undefined),
    turns: { answer: (write) => write() },
    faults,
    log,
    handlers: allOperations({
      commands: executor,
      queries: new Queries(hubs),
      clientTokenKey: keys.clientTokenKey,
      unreadableSends: settings.unreadableSends,
      log,
    }),
  });
  const { connections, rooms, calls, sends, waitForSend } = testControls({
    hubs,
    log,
    faults,
    recording,
    idle: () => Promise.resolve(),
    closed: new AbortController().signal,
  });
  return {
    ...{ connections, rooms, calls, sends, waitForSend },
    endpoint,
    connectionString,
    async fetch(request) {
      const exchange = await captureExchange(request);
      await rest.handle(exchange.request, exchange.response);
      return exchange.answered;
    },
    addClient: (client) => addVirtualClient(hubs, client),
    injectFault: (fault) => faults.inject({ ...fault, at: 'rest' }),
    reset() {
      faults.clear();
      for (const { hub } of hubs.all()) for (const connection of [...hub.connections()]) connection.terminate('');
      recording.clear(new Set());
    },
  };
}
