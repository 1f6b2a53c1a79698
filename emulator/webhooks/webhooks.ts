import type { Agent } from 'undici';
import type { TraceContext } from '../../lib/trace-context.js';
import type { Connection } from '../connections/connection.js';
import type { Hub } from '../connections/hub.js';
import type { Faults } from '../faults/faults.js';
import { FaultyDispatcher } from '../faults/faulty-dispatcher.js';
import type { Logger } from '../log/event-log.js';
import { everyHub } from '../settings/hub-settings.js';
import type { EventHandlerSettings, Settings } from '../settings/settings.js';
import { AbuseProtection } from './abuse-protection.js';
import { describeEvent, describeFailure, logOutcome } from './delivery-log.js';
import type { DeliveryObserver } from './delivery-observer.js';
import type { EventHandler } from './event-handler.js';
import type { CausedEvent } from './event-handler-choice.js';
import { EventHandlers } from './event-handlers.js';
import { eventHeaders, type EventSender, type SocketAddress } from './event-headers.js';
import type { HandlerAuthorization } from './handler-authorization.js';
import type { HandlerCheck } from './handler-check.js';
import { HandlerCookies } from './handler-cookies.js';
import type { HandlerUrls, WebhookUrl } from './handler-urls.js';
import { loggableTemplate, loggableUrl } from './loggable-url.js';
import { type MessageAnswer, readMessageAnswer } from './message-answer.js';
import { noHandlerHint, noHandlerReason } from './no-handler.js';
import { WebhookClient, type WebhookOutcome } from './webhook-client.js';
import { createDispatcher } from './webhook-dispatcher.js';
import { clientReason, type WebhookFailure } from './webhook-failure.js';

/** Whether a socket is admitted, and if not, why: in words that the client may know. */
export type ConnectAnswer = { readonly accepted: true } | { readonly accepted: false; readonly reason: string };

/** What a socket's session tells and asks. */
export type SocketEvents = Pick<Webhooks, 'connect' | 'connected' | 'disconnected' | 'message'>;

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
  readonly #handlers: EventHandlers;
  readonly #cookies = new WeakMap<Connection, HandlerCookies>();

  constructor(
    private readonly settings: Settings['webhooks'],
    private readonly sender: EventSender,
    private readonly authorization: HandlerAuthorization | undefined,
    private readonly log: Logger,
    faults: Faults,
    private readonly observer?: DeliveryObserver,
  ) {
    this.#dispatcher = createDispatcher(settings);
    this.#handlers = new EventHandlers(settings);
    this.#abuseProtection = new AbuseProtection(this.#dispatcher, sender.origin, log);
    this.#client = new WebhookClient(new FaultyDispatcher(this.#dispatcher, faults), settings, log);
  }

  /** Asks whether a socket may connect; a hub without a connect handler admits everybody. */
  async connect(connection: Connection, socket: SocketAddress): Promise<ConnectAnswer> {
    if (this.#handlers.areOverloaded(connection))
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

  /** Tells that a socket has ended, as part of the trace of the call that ended it. */
  async disconnected(
    connection: Connection,
    socket: SocketAddress,
    reason: string,
    trace?: TraceContext,
  ): Promise<void> {
    await this.#deliver(connection, socket, { system: true, name: 'disconnected', trace }, JSON.stringify({ reason }));
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
      this.#handlers.of(hub).map(async ({ urls }) => {
        if (canBeAsked(urls, hub.name)) await this.#abuseProtection.check(urls.validationOf(hub.name));
      }),
    );
    return this.knownChecks(hub);
  }

  /** What each event handler of a hub has answered last, without asking. */
  knownChecks(hub: NamedSettings): HandlerCheck[] {
    return this.#handlers.of(hub).map(({ urls }, index) => {
      const permission = this.#abuseProtection.lastAnswer(urls.validationOf(hub.name));
      return {
        hub: hub.name,
        urlTemplate: loggableTemplate(hub.settings.eventHandlers[index]?.urlTemplate ?? ''),
        ...(permission !== undefined && { accepts: permission.allowed }),
        ...(permission?.allowed === false && { reason: permission.reason }),
      };
    });
  }

  /** How many deliveries of a hub wait for their turn at its event handlers. */
  waitingRequestCount(hub: NamedSettings): number {
    return this.#handlers.waitingRequestCount(hub);
  }

  /** Asks event handlers again at their next event that have said no, or nothing. */
  forgetRejections(): void {
    this.#abuseProtection.forgetRejections();
  }

  async close(): Promise<void> {
    await this.#dispatcher.destroy();
  }

  async #deliver(
    connection: Connection,
    socket: SocketAddress,
    event: CausedEvent,
    body: string,
  ): Promise<WebhookOutcome | 'no handler'> {
    const handler = this.#handlers.choose(connection.hub, event);
    if (handler === undefined) return 'no handler';
    const delivery = this.#postInTurn(handler, connection, socket, event, body).catch(couldNotSend);
    const outcome = await (this.observer?.observe(event, delivery) ?? delivery);
    if (!outcome.succeeded || this.log.isEnabled('info')) {
      logOutcome(this.log, describeEvent(connection, socket, event), event, outcome);
    }
    return outcome;
  }

  async #postInTurn(
    handler: EventHandler,
    connection: Connection,
    socket: SocketAddress,
    event: CausedEvent,
    body: string,
  ): Promise<WebhookOutcome> {
    const url = handler.urls.urlOf(connection.hub.name, event.name);
    if (url === undefined) {
      const name = JSON.stringify(event.name);
      const reason = `an event named ${name} would leave the path of the event handler's URL; put {event} into its query`;
      return { succeeded: false, kind: 'not sent', reason };
    }
    const permission = await this.#abuseProtection.check(handler.urls.validationOf(connection.hub.name));
    if (!permission.allowed) {
      const { kind, reason } = permission;
      return { succeeded: false, kind, reason, lastTry: { url: url.loggable } };
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
    event: CausedEvent,
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

  #warnOfWaiting({ urls }: EventHandler, { name }: Hub): void {
    const { maxConcurrentRequests } = this.settings;
    const hint = `webhooks.maxConcurrentRequests is ${maxConcurrentRequests}`;
    const about = { hub: name, url: loggableUrl(urls.validationOf(name)), hint };
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

  #cookiesOf(connection: Connection): HandlerCookies {
    let cookies = this.#cookies.get(connection);
    if (cookies === undefined) {
      cookies = new HandlerCookies();
      this.#cookies.set(connection, cookies);
    }
    return cookies;
  }
}

/** Where `*` is for every hub, a URL that names the hub is none before there is one. */
function canBeAsked({ nameHub }: HandlerUrls, hub: string): boolean {
  return hub !== everyHub || !nameHub;
}

/** A webhook that cannot even be written is one that failed: it must not end the process. */
function couldNotSend(error: unknown): WebhookFailure {
  return { succeeded: false, kind: 'not sent', reason: `the webhook could not be sent: ${(error as Error).message}` };
}
