import type { DownstreamPacket } from '../connections/outgoing-packet.js';
import type { NamespaceSocket } from './namespace-socket.js';

const maxIds = 1000;

/** Longer ones are not kept: a client may send them as long as it likes. */
const maxIdLength = 20;

/** The acknowledgement ids that a client's events in one namespace wait for. It is bounded, and only serves warnings. */
export class WaitingAcks {
  readonly #ids = new Set<string>();
  #complete = true;

  add(id: string): void {
    if (id.length > maxIdLength || this.#ids.size >= maxIds) this.#complete = false;
    else this.#ids.add(id);
  }

  /** Whether an event waits for the id; also true where the ids are too many to know. */
  has(id: string): boolean {
    return this.#ids.has(id) || !this.#complete;
  }

  /** Removes an id that is acknowledged. */
  delete(id: string): void {
    this.#ids.delete(id);
  }
}

/**
 * Describes the first acknowledgement in an answer that no event of the client waits for; undefined where there is none.
 * A client ignores such a packet without a word.
 *
 * @param sockets of the client, by namespace.
 * @param askedId the acknowledgement id of the event that is answered.
 */
export function describeUnexpectedAck(
  sockets: ReadonlyMap<string, NamespaceSocket>,
  answer: readonly DownstreamPacket[],
  askedId: string | undefined,
): string | undefined {
  for (const { acknowledges } of answer) {
    if (acknowledges === undefined) continue;
    const { namespace, ackId } = acknowledges;
    if (sockets.get(namespace)?.waitingAcks.has(ackId) === true) continue;
    const asked = askedId === undefined ? 'no acknowledgement' : `the acknowledgement ${askedId}`;
    return `no event in ${JSON.stringify(namespace)} waits for the acknowledgement ${ackId}; the event asked for ${asked}`;
  }
  return undefined;
}
