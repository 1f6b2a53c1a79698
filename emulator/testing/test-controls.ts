import { describeConnection, type ConnectionState } from '../connections/describe-connection.js';
import type { Hubs } from '../connections/hubs.js';
import type { Fault } from '../faults/fault.js';
import type { Faults, InjectedFault } from '../faults/faults.js';
import type { EventLog, LogLevel } from '../log/event-log.js';
import type { RecordedCall, RecordedDelivery, RecordedSend } from './records.js';
import type { Recording } from './recording.js';
import { type Match, waitFor, type WaitOptions } from './waiting.js';

/** A room of Socket.IO that somebody is in. */
export interface RoomState {
  readonly hub: string;
  readonly namespace: string;
  readonly room: string;
  readonly connectionIds: readonly string[];
}

/** What a test sees of an emulator, and does to it. */
export interface TestControls {
  /** Every connection, also one whose client is in no namespace yet. */
  readonly connections: () => ConnectionState[];
  /** Every room that a socket is in. */
  readonly rooms: () => RoomState[];
  /** Each try of a delivery since the start or the last {@link reset}: the latest 1000, or 16 MB of bodies. */
  readonly deliveries: () => RecordedDelivery[];
  /** Each REST call, within the same limits. */
  readonly calls: () => RecordedCall[];
  /** Those of them that send to clients, also those that were rejected: `status` is 202 for one that was accepted. */
  readonly sends: () => RecordedSend[];
  /**
   * Settles with the first connection that matches and is connected to a namespace, at once where there is one.
   *
   * @throws WaitTimeoutError that lists the connections that there were.
   */
  readonly waitForConnection: (match?: Match<ConnectionState>, options?: WaitOptions) => Promise<ConnectionState>;
  /**
   * Settles with the first recorded delivery that matches, at once where there is one.
   *
   * @example await emulator.waitForDelivery({ event: 'disconnected' })
   * @throws WaitTimeoutError that lists the deliveries that there were.
   */
  readonly waitForDelivery: (match?: Match<RecordedDelivery>, options?: WaitOptions) => Promise<RecordedDelivery>;
  /**
   * Settles with the first recorded send that matches, at once where there is one.
   *
   * @throws WaitTimeoutError that lists the sends that there were.
   */
  readonly waitForSend: (match?: Match<RecordedSend>, options?: WaitOptions) => Promise<RecordedSend>;
  /**
   * Lets REST calls or deliveries go wrong, until the fault is removed or {@link reset}.
   *
   * @example using fault = emulator.injectFault({ at: 'rest', operation: 'sendToAll', status: 503, times: 2 })
   * @throws FaultError that says which member is wrong.
   */
  readonly injectFault: (fault: Fault) => InjectedFault;
  /**
   * Ends a client's connection at once, as a network failure does. Its client connects again by itself.
   *
   * @throws Error that lists the connections where there is none of this id.
   */
  readonly cutConnection: (connectionId: string) => void;
  /**
   * Makes it as new between tests: ends every connection, and with it its rooms, and forgets records and faults. It settles
   * once the disconnected events are delivered. Settings stay as they are.
   */
  readonly reset: () => Promise<void>;
}

interface TestControlParts {
  readonly hubs: Hubs;
  readonly log: EventLog;
  readonly faults: Faults;
  /** Undefined where nothing is recorded. */
  readonly recording: Recording | undefined;
  /** Settles when the last event of each ended connection is delivered. */
  readonly idle: () => Promise<unknown>;
  /** Aborted when the emulator closes. */
  readonly closed: AbortSignal;
}

/** Makes what tests use of the parts of an emulator. */
export function testControls(parts: TestControlParts): TestControls {
  const { hubs, log, faults, closed } = parts;
  const all = () => [...hubs.all()].flatMap(({ hub }) => [...hub.connections()]);
  const connections = () => all().map((connection) => describeConnection(connection));
  const recording = (): Recording => {
    if (parts.recording !== undefined) return parts.recording;
    throw new Error('Nothing is recorded: startEmulator was called with record: false.');
  };
  const connected = () => connections().filter(({ sockets }) => sockets.some(({ state }) => state === 'connected'));
  const explain = () => parts.recording?.warnings() ?? [];
  const waiter =
    <Item extends object>(name: string, level: LogLevel, items: () => Item[], describe: (item: Item) => string) =>
    (match: Match<Item> = {}, options: WaitOptions = {}) =>
      waitFor(log, { name, level, items, describe, explain }, match, options, closed);
  return {
    connections,
    rooms: () => roomsOf(connections()),
    deliveries: () => recording().deliveries(),
    calls: () => recording().calls(),
    sends: () => recording().sends(),
    waitForConnection: waiter('connection', 'debug', connected, connectionLine),
    waitForDelivery: waiter('delivery', 'info', () => recording().deliveries(), deliveryLine),
    waitForSend: waiter('send', 'info', () => recording().sends(), sendLine),
    injectFault: (fault) => faults.inject(fault),
    cutConnection(connectionId) {
      const connection = all().find((candidate) => candidate.connectionId === connectionId);
      if (connection !== undefined) {
        connection.terminate('');
        return;
      }
      const open = all().map((candidate) => candidate.connectionId);
      throw new Error(
        `There is no connection ${JSON.stringify(connectionId)}. ${open.length === 0 ? 'None is open.' : `Open: ${open.slice(0, 10).join(', ')}.`}`,
      );
    },
    async reset() {
      faults.clear();
      const ended = all();
      for (const connection of ended) connection.terminate('');
      await parts.idle();
      parts.recording?.clear(new Set(ended.map(({ connectionId }) => connectionId)));
    },
  };
}

function roomsOf(connections: readonly ConnectionState[]): RoomState[] {
  const members = new Map<string, RoomState & { readonly connectionIds: string[] }>();
  for (const { hub, connectionId, rooms } of connections) {
    for (const { namespace, room } of rooms) {
      const id = JSON.stringify([hub, namespace, room]);
      const known = members.get(id);
      if (known === undefined) members.set(id, { hub, namespace, room, connectionIds: [connectionId] });
      else known.connectionIds.push(connectionId);
    }
  }
  return [...members.values()];
}

function connectionLine({ hub, connectionId, userId, sockets, rooms }: ConnectionState): string {
  const namespaces = sockets.map(({ namespace }) => namespace).join(', ');
  const inRooms = rooms.length === 0 ? '' : ` in ${rooms.map(({ room }) => room).join(', ')}`;
  return `hub ${hub}: ${connectionId} of ${userId === null ? 'no user' : `user ${userId}`} at ${namespaces}${inRooms}`;
}

function deliveryLine({ hub, event, url, try: number, status, reason }: RecordedDelivery): string {
  const outcome = reason ?? `status ${status ?? 'unknown'}`;
  return `hub ${hub}: ${event} to ${url}${number === undefined ? '' : `, try ${number}`}: ${outcome}`;
}

function sendLine({ operation, hub = '', to, events, status, receivers, reason }: RecordedSend): string {
  const what = events
    .map(({ namespace, event }) => (namespace === '/' ? event : `${event} in ${namespace}`))
    .join(', ');
  const outcome = reason ?? `status ${status ?? 'unknown'}, ${receivers} receivers`;
  return `hub ${hub}: ${operation}${to === undefined ? '' : ` ${to}`} of ${what || 'no event'}: ${outcome}`;
}
