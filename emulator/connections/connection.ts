import type { ServerResponse } from 'node:http';
import type { Socket as EngineSocket } from 'engine.io';
import type { FilterContext } from '../filter/index.js';
import type { OutgoingPacket } from './outgoing-packet.js';
import type { WaitingAcks } from '../sockets/waiting-acks.js';
import { ClientLink } from './client-link.js';
import { EventQueue } from './event-queue.js';
import type { Hub } from './hub.js';
import { JoinedGroups } from './joined-groups.js';
import { PermissionRules } from './permission-rules.js';

/** Names with all their values, as the connect event's body has claims, query and headers. */
export type ValuesByName = Readonly<Record<string, readonly string[]>>;

/** What a connection's handshake told of the client. */
export interface ClientIdentity {
  readonly userId: string | null;
  readonly claims: ValuesByName;
  readonly query: ValuesByName;
  readonly headers: ValuesByName;
  /** Groups that the token asks to be in from the start. */
  readonly groups: readonly string[];
}

/** A client's presence in one namespace. */
export interface NamespaceSocket {
  readonly id: string;
  readonly namespace: string;
  /** Settles when the connected event has been delivered, or given up. */
  readonly announced: Promise<void>;
  readonly waitingAcks: WaitingAcks;
}

/** A socket whose connect is still being asked for. */
export interface ConnectAttempt {
  /** Whether the client has left the namespace meanwhile, so that the answer is none of its business any more. */
  abandoned: boolean;
}

/**
 * An Engine.IO session in a hub. It is what REST operations act on; its sockets, one a namespace at most, are what
 * Socket.IO clients see.
 */
export class Connection implements FilterContext {
  /** Socket.IO clients have no Web PubSub subprotocol. */
  readonly protocol = null;
  readonly groups = new JoinedGroups();
  readonly permissions: PermissionRules;
  /** By namespace: those whose connect was accepted. */
  readonly sockets = new Map<string, NamespaceSocket>();
  /** By namespace: those whose connect is still being asked for. */
  readonly connecting = new Map<string, ConnectAttempt>();
  /** Namespaces that the service ended: what a client sent there before it knew is no violation. */
  readonly ended = new Set<string>();
  /** Ends it unless one of its sockets is admitted in time. */
  connectTimer: NodeJS.Timeout | undefined;
  readonly events = new EventQueue();
  /** What event handlers want back with the next event: `ce-connectionState`. */
  state: string | undefined;
  #closeReason: string | undefined;
  #eventCount = 0;
  readonly #link: ClientLink;

  constructor(
    readonly connectionId: string,
    readonly hub: Hub,
    engineSocket: EngineSocket,
    readonly identity: ClientIdentity,
  ) {
    this.#link = new ClientLink(engineSocket);
    this.permissions = new PermissionRules(identity.claims['role']);
  }

  get userId(): string | null {
    return this.identity.userId;
  }

  /** Why the service closed it, as the disconnected events of its sockets say; empty for an ordinary close. */
  get closeReason(): string {
    return this.#closeReason ?? '';
  }

  /** Whether it can still be sent to. */
  isOpen(): boolean {
    return this.#link.isOpen();
  }

  /** The `ce-id` of its next event: 0, 1, 2, … */
  nextEventId(): string {
    return String(this.#eventCount++);
  }

  /** The one place where a message is written to a client. */
  send(packet: OutgoingPacket): void {
    this.#link.send(packet);
  }

  /** How much of what was sent its client has not taken. */
  get unsentBytes(): number {
    return this.#link.unsentBytes;
  }

  /** To be told of each answer to its client's polling. */
  answerWith(response: ServerResponse): void {
    this.#link.answerWith(response);
  }

  /**
   * Ends the session after what was sent before has left, or after a short time. No command reaches it any more. Of several
   * reasons the first counts.
   */
  close(reason = ''): void {
    this.#leaveHub(reason);
    this.#link.close();
  }

  /** Ends the session at once. */
  terminate(reason: string): void {
    this.#leaveHub(reason);
    this.#link.terminate();
  }

  #leaveHub(reason: string): void {
    this.#closeReason ??= reason;
    this.hub.remove(this);
  }
}
