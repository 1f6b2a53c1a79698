import type { IncomingMessage, ServerResponse } from 'node:http';
import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises';
import { formatConnectionString } from '../protocol/index.js';
import { CommandExecutor } from './commands/command-executor.js';
import { OpenFilesWatch } from './http/open-files-watch.js';
import { createSharedServer } from './http/shared-server.js';
import { Hubs } from './connections/hubs.js';
import { TurnWriter } from './connections/turn-writer.js';
import { makeIdentities } from './identities.js';
import { describeIssuer, type StartedDevelopmentIssuer } from './issuer/started-development-issuer.js';
import { startInspector } from './inspector/start-inspector.js';
import { EventLog } from './log/event-log.js';
import { terminalSink } from './log/terminal-sink.js';
import { Queries } from './queries/queries.js';
import { clientTokenHandlers } from './rest/operations/client-tokens.js';
import { closingHandlers } from './rest/operations/closing.js';
import { membershipHandlers } from './rest/operations/membership.js';
import { permissionHandlers } from './rest/operations/permissions.js';
import { presenceHandlers } from './rest/operations/presence.js';
import { sendingHandlers } from './rest/operations/sending.js';
import { RequestAuthenticator } from './rest/request-authenticator.js';
import { RestServer } from './rest/rest-server.js';
import { ServiceAddress } from './http/service-address.js';
import { parseSettings } from './settings/parse-settings.js';
import type { HubSettingsInput, SettingsInput } from './settings/settings.js';
import { SocketLayer } from './sockets/socket-layer.js';
import { serverCertificate } from './http/server-certificate.js';
import { KeyTokenVerifier } from './tokens/key-token-verifier.js';
import { serviceKeys } from './tokens/service-keys.js';
import { ClientTransport } from './transport/client-transport.js';
import { listen } from './transport/listen.js';
import { OpenSockets } from './transport/open-sockets.js';
import { EventSender } from './webhooks/event-headers.js';
import { findUnmatchedSettings } from './webhooks/unmatched-settings.js';
import { type HandlerCheck, Webhooks } from './webhooks/webhooks.js';

/** How long a client may take to close its side of the connection, which takes a living one some milliseconds. */
const closingGraceMs = 1000;

/** A running emulator. */
export interface StartedEmulator extends AsyncDisposable {
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
   * later event is for the new event handlers.
   *
   * @throws SettingsError where a setting is not allowed; nothing changes then.
   */
  configureHub(name: string, settings: HubSettingsInput): void;
  /** Asks every event handler of the settings whether it accepts events, as the service does before the first one. */
  checkEventHandlers(): Promise<HandlerCheck[]>;
  /** Rejects new requests, closes each client once its events are answered, and stops listening. */
  close(): Promise<void>;
}

/**
 * Starts the service in this process.
 *
 * @throws SettingsError where a setting is not allowed; an Error with code EADDRINUSE or the like where it cannot listen.
 * @example
 * await using emulator = await startEmulator({ port: 0 });
 * const service = new WebPubSubServiceClient(emulator.connectionString, 'chat', { allowInsecureConnection: true });
 */
export async function startEmulator(options: SettingsInput = {}): Promise<StartedEmulator> {
  const settings = parseSettings(options, 'the options of startEmulator');
  const sink = terminalSink(settings);
  const log = new EventLog(...(sink === undefined ? [] : [sink]));
  for (const unmatched of findUnmatchedSettings(settings.hubs)) log.warn(unmatched, 'setting matches no event');
  const address = new ServiceAddress(settings);
  const certificate = settings.tls === undefined ? undefined : await serverCertificate(settings.tls, address.hostName);
  const keys = serviceKeys(settings);
  const hubs = new Hubs(settings.hubs);
  const { verifier, authorization, developmentIssuer } = await makeIdentities(settings, address, log);
  const webhooks = new Webhooks(
    settings.webhooks,
    new EventSender(keys.accessKeys, settings.webhooks.origin ?? address.hostName),
    authorization,
    log,
  );
  const sockets = new SocketLayer(webhooks, settings, log);
  const executor = new CommandExecutor(hubs, {
    maxGroups: settings.engine.maxGroups,
    maxGroupChanges: settings.maxGroupChanges,
  });
  const turns = new TurnWriter();
  const transport = new ClientTransport({
    settings: settings.engine,
    hubs,
    address,
    verifier: new KeyTokenVerifier(keys.acceptedOfClients),
    sockets,
    turns,
    log,
  });
  const queries = new Queries(hubs);
  const rest = new RestServer({
    address,
    authenticator: new RequestAuthenticator(address, new KeyTokenVerifier(keys.acceptedOfBackends), verifier),
    turns,
    log,
    handlers: {
      ...sendingHandlers(executor, settings.unreadableSends, log),
      ...membershipHandlers(executor),
      ...closingHandlers(executor),
      ...permissionHandlers(executor, queries),
      ...presenceHandlers(queries),
      ...clientTokenHandlers(keys.clientTokenKey),
    },
  });
  const inspector =
    settings.inspector === 'off'
      ? undefined
      : startInspector(
          { address, hubs, executor, webhooks, clientTokenKey: keys.clientTokenKey },
          settings,
          settings.inspector,
          log,
        );
  const clients = inspector === undefined ? [transport] : [inspector.endpoint, transport];
  const handleRequest = (request: IncomingMessage, response: ServerResponse): void => {
    if (developmentIssuer?.endpoint.handleRequest(request, response) !== true) void rest.handle(request, response);
  };
  const listeners = [
    { server: createSharedServer(clients, handleRequest, certificate), port: settings.port },
    ...(settings.plainPort === undefined
      ? []
      : [{ server: createSharedServer(clients, handleRequest, undefined), port: settings.plainPort }]),
  ];
  const servers = listeners.map(({ server }) => server);
  const openSockets = new OpenSockets(servers);
  const [port = 0, plainPort] = await listen(listeners, { host: settings.host, backlog: settings.listenBacklog });
  address.listeningOn(port);
  const { endpoint } = address;
  const plainEndpoint = plainPort === undefined ? undefined : `http://${address.hostName}:${plainPort}`;
  log.debug({ endpoint }, 'listening');
  const openFiles = new OpenFilesWatch({ log, connectionCount: () => openSockets.size });

  const shutDown = async (): Promise<void> => {
    openFiles.stop();
    rest.close();
    transport.rejectNew();
    inspector?.close();
    const isFinished = await within(settings.shutdownTimeoutMs, sockets.finish());
    if (isFinished) await within(closingGraceMs, sockets.ended());
    transport.close();
    await within(closingGraceMs, sockets.ended());
    await webhooks.close();
    // Answers that have just been given are on their way first.
    await nextTurn();
    const closed = Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
    await within(closingGraceMs, closed);
    openSockets.destroyAll();
    await closed;
  };
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => (closing ??= shutDown());
  return {
    endpoint,
    ...(plainEndpoint !== undefined && { plainEndpoint }),
    connectionString: formatConnectionString({ endpoint, accessKey: settings.accessKey }),
    ...(developmentIssuer !== undefined && { developmentIssuer: describeIssuer(developmentIssuer.issuer, endpoint) }),
    configureHub: (name, hub) => {
      const { hubs: changed } = parseSettings({ ...options, hubs: { [name]: hub } }, 'the settings of configureHub');
      for (const unmatched of findUnmatchedSettings(changed)) log.warn(unmatched, 'setting matches no event');
      for (const [hubName, hubSettings] of Object.entries(changed)) hubs.configure(hubName, hubSettings);
    },
    async checkEventHandlers() {
      const checks = Object.keys(settings.hubs).map((name) => webhooks.check({ name, settings: hubs.settings(name) }));
      return (await Promise.all(checks)).flat();
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** Settles when the task does, or its time is over; says whether the task has settled. */
function within(milliseconds: number, task: Promise<unknown>): Promise<boolean> {
  return Promise.race([task.then(() => true), delay(milliseconds, false, { ref: false })]);
}
