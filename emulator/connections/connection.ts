import type { TraceContext } from '../../lib/trace-context.js';
import type { FilterContext } from '../filter/index.js';
import type { ClientSession, SessionDescription, SessionLoad } from './client-session.js';
import type { DownstreamPacket } from './outgoing-packet.js';
import type { Hub } from './hub.js';
import { JoinedGroups } from './joined-groups.js';
import { PermissionRules } from './permission-rules.js';
import type { SessionState } from './session-state.js';

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

const noGroups: readonly string[] = [];
const nothing = { claims: {}, query: {}, headers: {} };

/**
 * A client's connection to a hub: what REST operations act on. Its session is what speaks with the client.
 */
export class Connection implements FilterContext {
  /** Socket.IO clients have no Web PubSub subprotocol. */
  readonly protocol = null;
  readonly groups = new JoinedGroups();
  readonly permissions: PermissionRules;
  readonly userId: string | null;
  /** What event handlers want back with the next event: `ce-connectionState`. */
  state: string | undefined;
  /** What its handshake said of a trace. */
  trace: TraceContext | undefined;
  #sessionState: SessionState = 'connecting';
  #session: ClientSession | undefined;
  /** As JSON, which takes a fraction of the memory: it is read when its client asks for a namespace. */
  readonly #identity: string | undefined;
  #tokenGroups: readonly string[];
  #closeReason = '';
  #closeTrace: TraceContext | undefined;
  #nextEventId: number;

  constructor(
    readonly connectionId: string,
    readonly hub: Hub,
    identity: ClientIdentity,
    /** The number in the id of its first event. */
    firstEventId = 0,
  ) {
    this.userId = identity.userId;
    this.#nextEventId = firstEventId;
    this.#identity = hub.tellsOfClients ? JSON.stringify(identity) : undefined;
    this.#tokenGroups = identity.groups;
    this.permissions = new PermissionRules(identity.claims['role']);
  }

  /** What its handshake told; nothing where no event handler of the hub is told it. */
  get identity(): Pick<ClientIdentity, 'claims' | 'query' | 'headers'> {
    return this.#identity === undefined ? nothing : (JSON.parse(this.#identity) as ClientIdentity);
  }

  /** The groups that its token asks for, for the hub to join it to: empty from the second call on. */
  takeTokenGroups(): readonly string[] {
    const groups = this.#tokenGroups;
    this.#tokenGroups = noGroups;
    return groups;
  }

  get sessionState(): SessionState {
    return this.#sessionState;
  }

  /** Why the service closed it, as the disconnected events of its sockets say; empty for an ordinary close. */
  get closeReason(): string {
    return this.#closeReason;
  }

  /** The trace of the call that closed it, where one did. */
  get closeTrace(): TraceContext | undefined {
    return this.#closeTrace;
  }

  /** Whether its client can still be sent to. */
  isOpen(): boolean {
    return this.#sessionState === 'connecting' || this.#sessionState === 'connected';
  }

  /** The `ce-id` of its next event: 0, 1, 2, … */
  nextEventId(): string {
    return String(this.#nextEventId++);
  }

  /** To be called with the session that speaks with its client, before it is in a hub. */
  begin(session: ClientSession): void {
    this.#session = session;
  }

  /** A namespace has admitted its client. */
  connected(): void {
    if (this.#sessionState === 'connecting') this.#sessionState = 'connected';
  }

  /** Undefined before its session has begun. */
  describe(): SessionDescription | undefined {
    return this.#session?.describe();
  }

  /** Undefined before its session has begun. */
  load(): SessionLoad | undefined {
    return this.#session?.load();
  }

  /** @param trace of the call that sends them. */
  deliver(packets: readonly DownstreamPacket[], trace?: TraceContext): void {
    this.#session?.deliver(packets, trace);
  }

  /**
   * Ends the session after what was sent before has left, or after a short time. No command reaches it any more. Of several
   * reasons the first counts.
   *
   * @param trace of the call that closes it.
   */
  close(reason = '', trace?: TraceContext): void {
    if (!this.isOpen()) return;
    this.#closeTrace = trace;
    this.#leaveHub('closing', reason);
    this.#session?.close();
  }

  /** Ends the session at once. */
  terminate(reason: string): void {
    if (this.isOpen()) this.#leaveHub('closing', reason);
    this.#session?.terminate();
  }

  /** Its session is over, whoever ended it. */
  ended(): void {
    this.#leaveHub('ended', this.#closeReason);
  }

  #leaveHub(state: SessionState, reason: string): void {
    this.#sessionState = state;
    this.#closeReason = reason;
    this.hub.remove(this);
  }
}
