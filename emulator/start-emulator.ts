import type { IncomingMessage, ServerResponse } from 'node:http';
import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises';
import { formatConnectionString } from '../protocol/index.js';
import type { Cluster, ClusterParts } from './cluster/join-cluster.js';
import { CommandExecutor } from './commands/command-executor.js';
import { Faults } from './faults/faults.js';
import { OpenFilesWatch } from './http/open-files-watch.js';
import { createSharedServer } from './http/shared-server.js';
import { Hubs } from './connections/hubs.js';
import { TurnWriter } from './connections/turn-writer.js';
import { makeIdentities } from './identities.js';
import { describeIssuer, type StartedDevelopmentIssuer } from './issuer/started-development-issuer.js';
import { startInspector } from './inspector/start-inspector.js';
import { Metrics } from './metrics/metrics.js';
import { type ReloadResult, LiveSettings } from './live-settings.js';
import { EventLog } from './log/event-log.js';
import { terminalSink } from './log/terminal-sink.js';
import { Queries } from './queries/queries.js';
import { allOperations } from './rest/operations/all-operations.js';
import { RequestAuthenticator } from './rest/request-authenticator.js';
import { RestServer } from './rest/rest-server.js';
import { ServiceAddress } from './http/service-address.js';
import { parseSettings } from './settings/parse-settings.js';
import type { HubSettingsInput, Settings, SettingsInput } from './settings/settings.js';
import { SocketLayer } from './sockets/socket-layer.js';
import { serverCertificate } from './http/server-certificate.js';
import { type EmulatorLogger, loggerSink } from './testing/logger-sink.js';
import { Recording } from './testing/recording.js';
import { type TestControls, testControls } from './testing/test-controls.js';
import { KeyTokenVerifier } from './tokens/key-token-verifier.js';
import { serviceKeys } from './tokens/service-keys.js';
import { ClientTransport } from './transport/client-transport.js';
import { type Listener, listen, listenAddresses } from './transport/listen.js';
import { OpenSockets } from './transport/open-sockets.js';
import { EventSender } from './webhooks/event-headers.js';
import type { HandlerCheck } from './webhooks/handler-check.js';
import { Webhooks } from './webhooks/webhooks.js';

/** How long a client may take to close its side of the connection, which takes a living one some milliseconds. */
const closingGraceMs = 1000;

/** A running emulator. */
export interface StartedEmulator extends AsyncDisposable, TestControls {
  /** Scheme, host and port: `http://localhost:8080`. */
  readonly endpoint: string;
  /** Where the settings have `plainPort`: the same service without TLS. */
  readonly plainEndpoint?: string;
  /** What a backend and the official SDK connect with; it holds the primary access key. */
  readonly connectionString: string;
  /** Where the settings have `developmentIssuer`. */
  readonly developmentIssuer?: StartedDevelopmentIssuer;
  /**
   * Changes the settings of a hub while it runs, as one does for a resource in Azure: clients stay connected, and every
   * later event is for the new event handlers. The settings of `*` are for every hub that has none of its own.
   *
   * @throws SettingsError where a setting is not allowed; nothing changes then.
   */
  configureHub(name: string, settings: HubSettingsInput): void;
  /**
   * Puts settings in the place of those before while clients stay connected. `hubs` is replaced whole: a hub that it does not
   * name is one without settings, and keeps its clients. A delivery that has begun ends as it began; the events after it are
   * for the new event handlers. Other settings are read at start alone: the result names those that differ. What is left out
   * stays as it is.
   *
   * @throws SettingsError where a setting is not allowed; nothing changes then.
   */
  reload(settings: SettingsInput): ReloadResult;
  /** Asks every event handler of the settings whether it accepts events, as the service does before the first one. */
  checkEventHandlers(): Promise<HandlerCheck[]>;
  /**
   * Rejects new clients, closes each client once its events are answered, and stops listening. With the setting
   * `drainSeconds` it takes this time to close the clients, and answers REST calls meanwhile.
   */
  close(): Promise<void>;
}

/** What is no setting of a file, but of the program that embeds the emulator. */
export interface EmbedOptions {
  /** Takes the lines of the log, in place of standard error. */
  readonly logger?: EmulatorLogger;
  /** Whether deliveries and REST calls are recorded for {@link TestControls}. By default they are. */
  readonly record?: boolean;
}

/**
 * Starts the service in this process.
 *
 * @throws SettingsError where a setting is not allowed; a ListenError with code EADDRINUSE or the like where it cannot listen.
 * @example
 * await using emulator = await startEmulator({ port: 0 });
 * const service = new WebPubSubServiceClient(emulator.connectionString, 'chat', { allowInsecureConnection: true });
 */
export async function startEmulator(
  options: SettingsInput = {},
  { logger, record = true }: EmbedOptions = {},
): Promise<StartedEmulator> {
  const settings = parseSettings(options, 'the options of startEmulator');
  const log = new EventLog(logger === undefined ? terminalSink(settings) : loggerSink(logger, settings));
  const recording = record ? new Recording(log) : undefined;
  const faults = new Faults();
  const address = new ServiceAddress(settings);
  const certificate = settings.tls === undefined ? undefined : await serverCertificate(settings.tls, address.hostName);
  const keys = serviceKeys(settings);
  const metrics = settings.metrics === 'off' ? undefined : await Metrics.start();
  const hubs = new Hubs(settings.hubs, settings.maxUnlistedHubs);
  const { verifier, authorization, developmentIssuer } = await makeIdentities(settings, address, log);
  const webhooks = new Webhooks(
    settings.webhooks,
    new EventSender(keys.accessKeys, settings.webhooks.origin ?? address.hostName),
    authorization,
    log,
    faults,
    metrics?.deliveries,
  );
  const live = new LiveSettings(settings, hubs, webhooks, log);
  const limits = { maxGroups: settings.engine.maxGroups, maxGroupChanges: settings.maxGroupChanges };
  const executor = new CommandExecutor(hubs, limits);
  const node = { commands: metrics?.counted(executor) ?? executor, queries: new Queries(hubs), events: webhooks };
  const cluster = await joinClusterOf(settings, { ...node, hubs, log });
  const { commands, queries, events } = cluster ?? node;
  const sockets = new SocketLayer(events, settings, log);
  const turns = new TurnWriter();
  const transport = new ClientTransport({
    settings: settings.engine,
    hubs,
    address,
    verifier: new KeyTokenVerifier(keys.acceptedOfClients, settings.clockSkewSeconds),
    sockets,
    turns,
    log,
    ...(cluster !== undefined && { admission: cluster.admission }),
  });
  const rest = new RestServer({
    address,
    authenticator: new RequestAuthenticator(
      address,
      new KeyTokenVerifier(keys.acceptedOfBackends, settings.clockSkewSeconds),
      verifier,
    ),
    turns,
    faults,
    log,
    handlers: allOperations({
      commands,
      queries,
      clientTokenKey: keys.clientTokenKey,
      unreadableSends: settings.unreadableSends,
      log,
    }),
  });
  const inspector =
    settings.inspector === 'off'
      ? undefined
      : startInspector(
          { address, hubs, executor: commands, webhooks, clientTokenKey: keys.clientTokenKey },
          settings,
          settings.inspector,
          log,
        );
  const clients = [
    ...(inspector === undefined ? [] : [inspector.endpoint]),
    transport,
    ...(settings.metrics === 'off' || metrics === undefined
      ? []
      : [metrics.endpoint(settings.metrics, { hubs, webhooks }, cluster)]),
  ];
  const handleRequest = (request: IncomingMessage, response: ServerResponse): void => {
    if (developmentIssuer?.endpoint.handleRequest(request, response) !== true) void rest.handle(request, response);
  };
  const addresses = listenAddresses(settings.host);
  const listenerOn = (port: number, withCertificate: typeof certificate): Listener => ({
    servers: addresses.map(() => createSharedServer(clients, handleRequest, withCertificate)),
    port,
  });
  const listeners = [
    listenerOn(settings.port, certificate),
    ...(settings.plainPort === undefined ? [] : [listenerOn(settings.plainPort, undefined)]),
  ];
  const servers = listeners.flatMap((listener) => listener.servers);
  const openSockets = new OpenSockets(servers);
  const [port = 0, plainPort] = await listen(listeners, { addresses, backlog: settings.listenBacklog }).catch(
    async (error: unknown) => {
      await cluster?.leave();
      throw error;
    },
  );
  address.listeningOn(port);
  const { endpoint } = address;
  const plainEndpoint = plainPort === undefined ? undefined : `http://${address.hostName}:${plainPort}`;
  log.debug({ endpoint }, 'listening');
  const openFiles = new OpenFilesWatch({ log, connectionCount: () => openSockets.size });

  const closed = new AbortController();
  let stopped: Promise<unknown> | undefined;
  /** Settles when the last connection has ended. */
  const stopListening = (): Promise<unknown> =>
    (stopped ??= Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve)))));
  const shutDown = async (): Promise<void> => {
    closed.abort();
    faults.clear();
    openFiles.stop();
    rest.drain();
    transport.rejectNew();
    if (settings.drainSeconds > 0) {
      await sockets.drain(settings.drainSeconds * 1000);
      // What has reached this node is answered; a load balancer that cannot connect any more goes to another.
      await within(closingGraceMs, stopListening());
    }
    rest.close();
    inspector?.close();
    const isFinished = await within(settings.shutdownTimeoutMs, sockets.finish());
    if (isFinished) await within(closingGraceMs, sockets.ended());
    transport.close();
    await within(closingGraceMs, sockets.ended());
    await cluster?.leave();
    await webhooks.close();
    // Answers that have just been given are on their way first.
    await nextTurn();
    await within(closingGraceMs, stopListening());
    openSockets.destroyAll();
    await stopListening();
  };
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => (closing ??= shutDown());
  const idle = () => within(closingGraceMs, sockets.ended());
  return {
    ...testControls({ hubs, log, faults, recording, idle, closed: closed.signal }),
    endpoint,
    ...(plainEndpoint !== undefined && { plainEndpoint }),
    connectionString: formatConnectionString({ endpoint, accessKey: settings.accessKey }),
    ...(developmentIssuer !== undefined && { developmentIssuer: describeIssuer(developmentIssuer.issuer, endpoint) }),
    configureHub: (name, hub) => live.configureHub(name, hub),
    reload: (input) => live.reload(input),
    checkEventHandlers: () => live.checkEventHandlers(),
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** Loads what only one of several nodes needs. */
async function joinClusterOf({ cluster }: Settings, parts: ClusterParts): Promise<Cluster | undefined> {
  if (cluster === undefined) return undefined;
  const { joinCluster } = await import('./cluster/join-cluster.js');
  return joinCluster(cluster, parts);
}

/** Settles when the task does, or its time is over; says whether the task has settled. */
function within(milliseconds: number, task: Promise<unknown>): Promise<boolean> {
  return Promise.race([task.then(() => true), delay(milliseconds, false, { ref: false })]);
}
