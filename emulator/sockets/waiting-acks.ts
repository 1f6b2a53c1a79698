import type { DownstreamPacket } from '../connections/outgoing-packet.js';

const maxIds = 1000;

/** Longer ones are not kept: a client may send them as long as it likes. */
const maxIdLength = 20;

/**
 * The acknowledgement ids that a client's events wait for, in each namespace. They are bounded, and only serve warnings.
 */
export class WaitingAcks {
  /** Ids by namespace. */
  #ids: Map<string, Set<string>> | undefined;
  #size = 0;
  #complete = true;

  add(namespace: string, id: string): void {
    if (id.length > maxIdLength || this.#size >= maxIds) {
      this.#complete = false;
      return;
    }
    this.#ids ??= new Map();
    const ids = this.#ids.get(namespace) ?? new Set();
    this.#ids.set(namespace, ids);
    if (!ids.has(id)) this.#size++;
    ids.add(id);
  }

  /** Removes an id that is acknowledged. */
  delete(namespace: string, id: string): void {
    if (this.#ids?.get(namespace)?.delete(id) === true) this.#size--;
  }

  /** Removes the ids of a socket that has ended. */
  clear(namespace: string): void {
    this.#size -= this.#ids?.get(namespace)?.size ?? 0;
    this.#ids?.delete(namespace);
  }

  /**
   * Describes the first acknowledgement in an answer that no event of the client waits for; undefined where there is none,
   * or where the ids are too many to know. A client ignores such a packet without a word.
   *
   * @param askedId the acknowledgement id of the event that is answered.
   */
  describeUnexpected(answer: readonly DownstreamPacket[], askedId: string | undefined): string | undefined {
    if (!this.#complete) return undefined;
    for (const { acknowledges } of answer) {
      if (acknowledges === undefined) continue;
      const { namespace, ackId } = acknowledges;
      if (this.#ids?.get(namespace)?.has(ackId) === true) continue;
      const asked = askedId === undefined ? 'no acknowledgement' : `the acknowledgement ${askedId}`;
      return `no event in ${JSON.stringify(namespace)} waits for the acknowledgement ${ackId}; the event asked for ${asked}`;
    }
    return undefined;
  }
}
