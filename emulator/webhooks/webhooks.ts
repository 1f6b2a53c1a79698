import { Agent } from 'undici';
import { readTextFile } from '../../lib/read-text-file.js';
import type { Connection } from '../connections/connection.js';
import type { Hub } from '../connections/hub.js';
import type { Logger } from '../log/event-log.js';
import { SettingsError } from '../settings/parse-settings.js';
import type { EventHandlerSettings, HubSettings, Settings } from '../settings/settings.js';
import { AbuseProtection } from './abuse-protection.js';
import { describeEvent, describeFailure, logOutcome } from './delivery-log.js';
import { EventHandler } from './event-handler.js';
import { chooseEventHandler, type EventName } from './event-handler-choice.js';
import { eventHeaders, type EventSender, type SocketAddress } from './event-headers.js';
import type { HandlerAuthorization } from './handler-authorization.js';
import { HandlerCookies } from './handler-cookies.js';
import type { WebhookUrl } from './handler-urls.js';
import { loggableTemplate, loggableUrl } from './loggable-url.js';
import { type MessageAnswer, readMessageAnswer } from './message-answer.js';
import { WebhookClient, type WebhookOutcome } from './webhook-client.js';
import { clientReason, type WebhookFailure } from './webhook-failure.js';

/** Whether a socket is admitted, and if not, why: in words that the client may know. */
export type ConnectAnswer = { readonly accepted: true } | { readonly accepted: false; readonly reason: string };

/** What a socket's session tells and asks. */
export type SocketEvents = Pick<Webhooks, 'connect' | 'connected' | 'disconnected' | 'message'>;

/** Whether an event handler accepts events. */
export interface HandlerCheck {
  readonly hub: string;
  /** Without its query, which holds a secret. */
  readonly urlTemplate: string;
  /** Undefined before it was asked. */
  readonly accepts?: boolean;
  /** Why it does not. */
  readonly reason?: string;
}

type NamedSettings = Pick<Hub, 'name' | 'settings'>;

type Authorization = { readonly succeeded: true; readonly headers: Readonly<Record<string, string>> } | WebhookFailure;

/**
 * Calls event handlers for what sockets do. Nothing here rejects: what goes wrong is part of the answer.
 *
 * @see socket-io-serverless-protocol.md, "Event handler".
 */
export class Webhooks {
  readonly #dispatcher: Agent;
  readonly #abuseProtection: AbuseProtection;
  readonly #client: WebhookClient;
  readonly #handlers = new WeakMap<HubSettings, readonly EventHandler[]>();
  readonly #cookies = new WeakMap<Connection, HandlerCookies>();

  constructor(
    private readonly settings: Settings['webhooks'],
    private readonly sender: EventSender,
    private readonly authorization: HandlerAuthorization | undefined,
    private readonly log: Logger,
  ) {
    this.#dispatcher = createDispatcher(settings);
    this.#abuseProtection = new AbuseProtection(this.#dispatcher, sender.origin, log);
    this.#client = new WebhookClient(this.#dispatcher, settings, log);
  }

  /** Asks whether a socket may connect; a hub without a connect handler admits everybody. */
  async connect(connection: Connection, socket: SocketAddress): Promise<ConnectAnswer> {
    if (this.#isOverloaded(connection))
      return { accepted: false, reason: 'Too many events wait for the event handler.' };
    const { claims, query, headers } = connection.identity;
    const body = JSON.stringify({ claims, query, headers, subprotocols: [], clientCertificates: [] });
    const outcome = await this.#deliver(connection, socket, { system: true, name: 'connect' }, body);
    if (outcome === 'no handler' || outcome.succeeded) return { accepted: true };
    return { accepted: false, reason: clientReason(outcome) };
  }

  /** Tells that a socket is connected. Settles when it is told, or cannot be. */
  async connected(connection: Connection, socket: SocketAddress): Promise<void> {
    await this.#deliver(connection, socket, { system: true, name: 'connected' }, '{}');
  }

  /** Tells that a socket has ended. */
  async disconnected(connection: Connection, socket: SocketAddress, reason: string): Promise<void> {
    await this.#deliver(connection, socket, { system: true, name: 'disconnected' }, JSON.stringify({ reason }));
  }

  /** @param payload the client's packet as an Engine.IO payload, unchanged. */
  async message(
    connection: Connection,
    socket: SocketAddress,
    eventName: string,
    payload: string,
  ): Promise<MessageAnswer> {
    const outcome = await this.#deliver(connection, socket, { system: false, name: eventName }, payload);
    if (outcome === 'no handler') {
      return { handled: false, reason: noHandlerReason(connection.hub, eventName), about: { hint: noHandlerHint } };
    }
    if (outcome.succeeded) return readMessageAnswer(outcome);
    const { reason, ...about } = describeFailure(outcome);
    return { handled: false, reason, about };
  }

  /** Asks each event handler of a hub whether it accepts events; a recent answer counts. */
  async check(hub: NamedSettings): Promise<HandlerCheck[]> {
    await Promise.all(
      this.#handlersOf(hub).map(async ({ urls }) => {
        await this.#abuseProtection.check(urls.validation);
      }),
    );
    return this.knownChecks(hub);
  }

  /** What each event handler of a hub has answered last, without asking. */
  knownChecks(hub: NamedSettings): HandlerCheck[] {
    return this.#handlersOf(hub).map(({ urls }, index) => {
      const permission = this.#abuseProtection.lastAnswer(urls.validation);
      return {
        hub: hub.name,
        urlTemplate: loggableTemplate(hub.settings.eventHandlers[index]?.urlTemplate ?? ''),
        ...(permission !== undefined && { accepts: permission.allowed }),
        ...(permission?.allowed === false && { reason: permission.reason }),
      };
    });
  }

  async close(): Promise<void> {
    await this.#dispatcher.destroy();
  }

  async #deliver(
    connection: Connection,
    socket: SocketAddress,
    event: EventName,
    body: string,
  ): Promise<WebhookOutcome | 'no handler'> {
    const { hub } = connection;
    const handler = chooseEventHandler(this.#handlersOf(hub), event);
    if (handler === undefined) return 'no handler';
    const outcome = await this.#postInTurn(handler, connection, socket, event, body).catch(couldNotSend);
    if (!outcome.succeeded || this.log.isEnabled('info')) {
      logOutcome(this.log, describeEvent(connection, socket, event), event, outcome);
    }
    return outcome;
  }

  async #postInTurn(
    handler: EventHandler,
    connection: Connection,
    socket: SocketAddress,
    event: EventName,
    body: string,
  ): Promise<WebhookOutcome> {
    const url = handler.urls.urlOf(event.name);
    if (url === undefined) {
      const name = JSON.stringify(event.name);
      const reason = `an event named ${name} would leave the path of the event handler's URL; put {event} into its query`;
      return { succeeded: false, kind: 'not sent', reason };
    }
    const permission = await this.#abuseProtection.check(handler.urls.validation);
    if (!permission.allowed) {
      const { kind, reason } = permission;
      return { succeeded: false, kind, reason, lastTry: { url: loggableUrl(url.href) } };
    }
    const posted = handler
      .slotsOf(event)
      .run(connection, () => this.#post(url, handler, connection, socket, event, body));
    if (handler.shouldWarn()) this.#warnOfWaiting(handler, connection.hub);
    return posted;
  }

  async #post(
    url: WebhookUrl,
    { auth }: EventHandler,
    connection: Connection,
    socket: SocketAddress,
    event: EventName,
    body: string,
  ): Promise<WebhookOutcome> {
    const authorization = await this.#authorize(auth);
    if (!authorization.succeeded) return authorization;
    const outcome = await this.#client.post({
      url,
      headers: { ...eventHeaders(connection, socket, event, this.sender), ...authorization.headers },
      body,
      cookies: this.#cookiesOf(connection),
      about: describeEvent(connection, socket, event),
    });
    if (outcome.succeeded && outcome.connectionState !== undefined) {
      connection.state = outcome.connectionState === '' ? undefined : outcome.connectionState;
    }
    return outcome;
  }

  #isOverloaded(connection: Connection): boolean {
    return this.#handlersOf(connection.hub).some((handler) => handler.isOverloaded(connection));
  }

  #warnOfWaiting({ urls }: EventHandler, { name }: Hub): void {
    const { maxConcurrentRequests } = this.settings;
    const hint = `webhooks.maxConcurrentRequests is ${maxConcurrentRequests}`;
    const about = { hub: name, url: loggableUrl(urls.validation), hint };
    this.log.warn(about, 'events wait for their turn at the event handler');
  }

  async #authorize(auth: EventHandlerSettings['auth']): Promise<Authorization> {
    if (auth === undefined || this.authorization === undefined) return { succeeded: true, headers: {} };
    try {
      return { succeeded: true, headers: { authorization: await this.authorization.header(auth.resource) } };
    } catch (error) {
      const reason = `no token for ${auth.resource} could be fetched: ${(error as Error).message}`;
      return { succeeded: false, kind: 'no token', reason };
    }
  }

  #handlersOf({ name, settings }: NamedSettings): readonly EventHandler[] {
    let handlers = this.#handlers.get(settings);
    if (handlers === undefined) {
      handlers = settings.eventHandlers.map((handler) => new EventHandler(handler, name, this.settings));
      this.#handlers.set(settings, handlers);
    }
    return handlers;
  }

  #cookiesOf(connection: Connection): HandlerCookies {
    let cookies = this.#cookies.get(connection);
    if (cookies === undefined) {
      cookies = new HandlerCookies();
      this.#cookies.set(connection, cookies);
    }
    return cookies;
  }
}

function noHandlerReason({ name, settings }: Hub, eventName: string): string {
  const patterns = settings.eventHandlers.map(({ userEventPattern }) => JSON.stringify(userEventPattern));
  const matching = patterns.length === 0 ? 'it has no event handlers' : `userEventPattern is ${patterns.join(', ')}`;
  return `hub ${name} has no event handler for ${JSON.stringify(eventName)}: ${matching}`;
}

const noHandlerHint = 'hubs.{hub}.eventHandlers of the settings, or --event-handler, names one.';

/** A webhook that cannot even be written is one that failed: it must not end the process. */
function couldNotSend(error: unknown): WebhookFailure {
  return { succeeded: false, kind: 'not sent', reason: `the webhook could not be sent: ${(error as Error).message}` };
}

/** Connections to event handlers: kept alive, with the certificates and the HTTP version of the settings. */
function createDispatcher({ caFile, http2 }: Settings['webhooks']): Agent {
  return new Agent({
    // Each request has its own time limit; undici's coarser ones would end before it, and look like a lost connection.
    headersTimeout: 0,
    bodyTimeout: 0,
    allowH2: http2,
    ...(caFile !== undefined && { connect: { ca: readCertificates(caFile) } }),
  });
}

function readCertificates(file: string): string {
  try {
    return readTextFile(file);
  } catch (error) {
    throw new SettingsError(`Cannot read ${file} of webhooks.caFile: ${(error as Error).message}. Check the path.`);
  }
}
