import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises';
import { formatConnectionString } from '../protocol/index.js';
import { CommandExecutor } from './commands/command-executor.js';
import { OpenFilesWatch } from './http/open-files-watch.js';
import { createSharedServer } from './http/shared-server.js';
import { Hubs } from './connections/hubs.js';
import { createLogger } from './logger.js';
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
import type { Settings, SettingsInput } from './settings/settings.js';
import { SocketLayer } from './sockets/socket-layer.js';
import { serverCertificate } from './http/server-certificate.js';
import type { IssuerTokenVerifier } from './tokens/issuer-token-verifier.js';
import { KeyTokenVerifier } from './tokens/key-token-verifier.js';
import { serviceKeys } from './tokens/service-keys.js';
import { ClientTransport } from './transport/client-transport.js';
import { OpenSockets } from './transport/open-sockets.js';
import { EventSender } from './webhooks/event-headers.js';
import type { HandlerAuthorization } from './webhooks/handler-authorization.js';
import { findUnmatchedSettings } from './webhooks/unmatched-settings.js';
import { Webhooks } from './webhooks/webhooks.js';

/** How long a client may take to close its side of the connection, which takes a living one some milliseconds. */
const closingGraceMs = 1000;

/** A running emulator. */
export interface StartedEmulator extends AsyncDisposable {
  /** Scheme, host and port: `http://localhost:8080`. */
  readonly endpoint: string;
  /** What a backend and the official SDK connect with; it holds the primary access key. */
  readonly connectionString: string;
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
  const log = createLogger(settings.logLevel);
  for (const unmatched of findUnmatchedSettings(settings.hubs)) log.warn(unmatched, 'setting matches no event');
  const address = new ServiceAddress(settings);
  const certificate = settings.tls === undefined ? undefined : await serverCertificate(settings.tls, address.hostName);
  const keys = serviceKeys(settings);
  const hubs = new Hubs(settings.hubs);
  const webhooks = new Webhooks(
    settings.webhooks,
    new EventSender(keys.accessKeys, settings.webhooks.origin ?? address.hostName),
    await handlerAuthorization(settings),
    log,
  );
  const sockets = new SocketLayer(webhooks, settings, log);
  const executor = new CommandExecutor(hubs, {
    maxGroups: settings.engine.maxGroups,
    maxGroupChanges: settings.maxGroupChanges,
  });
  const transport = new ClientTransport({
    settings: settings.engine,
    hubs,
    address,
    verifier: new KeyTokenVerifier(keys.acceptedOfClients),
    sockets,
    log,
  });
  const queries = new Queries(hubs);
  const rest = new RestServer({
    address,
    authenticator: new RequestAuthenticator(
      address,
      new KeyTokenVerifier(keys.acceptedOfBackends),
      await issuerTokenVerifier(settings),
    ),
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
  const server = createSharedServer(transport, (request, response) => void rest.handle(request, response), certificate);

  const openSockets = new OpenSockets(server);

  server.listen({ host: settings.host, port: settings.port, backlog: settings.listenBacklog });
  await once(server, 'listening');
  address.listeningOn((server.address() as AddressInfo).port);
  const { endpoint } = address;
  log.info({ endpoint }, 'listening');
  const openFiles = new OpenFilesWatch({ log, connectionCount: () => openSockets.size });

  const shutDown = async (): Promise<void> => {
    openFiles.stop();
    rest.close();
    transport.rejectNew();
    const isFinished = await within(settings.shutdownTimeoutMs, sockets.finish());
    if (isFinished) await within(closingGraceMs, sockets.ended());
    transport.close();
    await within(closingGraceMs, sockets.ended());
    await webhooks.close();
    // Answers that have just been given are on their way first.
    await nextTurn();
    const closed = new Promise((resolve) => server.close(resolve));
    await within(closingGraceMs, closed);
    openSockets.destroyAll();
    await closed;
  };
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => (closing ??= shutDown());
  return {
    endpoint,
    connectionString: formatConnectionString({ endpoint, accessKey: settings.accessKey }),
    close,
    [Symbol.asyncDispose]: close,
  };
}

// What few configure is loaded where it is configured: OpenID Connect takes a good part of a start.

async function handlerAuthorization({ identity }: Settings): Promise<HandlerAuthorization | undefined> {
  if (identity?.client === undefined) return undefined;
  const { HandlerAuthorization } = await import('./webhooks/handler-authorization.js');
  return new HandlerAuthorization(identity.issuer, identity.client);
}

async function issuerTokenVerifier({ identity }: Settings): Promise<IssuerTokenVerifier | undefined> {
  if (identity === undefined) return undefined;
  const { IssuerTokenVerifier } = await import('./tokens/issuer-token-verifier.js');
  return new IssuerTokenVerifier(identity);
}

/** Settles when the task does, or its time is over; says whether the task has settled. */
function within(milliseconds: number, task: Promise<unknown>): Promise<boolean> {
  return Promise.race([task.then(() => true), delay(milliseconds, false, { ref: false })]);
}
