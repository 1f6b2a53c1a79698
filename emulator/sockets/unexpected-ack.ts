import type { DownstreamPacket } from '../connections/outgoing-packet.js';
import type { NamespaceSocket } from './namespace-socket.js';

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
