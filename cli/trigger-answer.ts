import type { WireAnswer } from '../fixtures/sender/post.js';
import { engineIoType, parsePacketHead, splitPayload } from '../protocol/index.js';
import { ackId, type TriggeredKind } from './trigger-event.js';
import { urlAdvice } from './url-advice.js';

/** What a service would make of an answer. */
export interface JudgedAnswer {
  readonly succeeded: boolean;
  /** A sentence. */
  readonly meaning: string;
  /** The arguments of the acknowledgement. */
  readonly acknowledgement?: readonly unknown[];
}

const mediaTypes = ['text/plain', 'application/json', 'application/octet-stream'];

/**
 * What a service does after this answer.
 *
 * @see socket-io-serverless-protocol.md, "Event handler".
 */
export function judgeAnswer(kind: TriggeredKind, answer: WireAnswer, asksForAck: boolean): JudgedAnswer {
  const { status } = answer;
  const succeeded = status >= 200 && status < 300;
  if (kind === 'message') return succeeded ? judgeMessage(answer, asksForAck) : failed(failedMessage(answer));
  if (kind !== 'connect') {
    return succeeded
      ? { succeeded, meaning: 'The notification is accepted.' }
      : failed(`The notification failed. ${adviceFor(answer)}`);
  }
  if (status === 200 || status === 204) return { succeeded: true, meaning: 'The socket is admitted.' };
  return failed(`The socket is rejected. ${adviceFor(answer)}`.trimEnd());
}

function judgeMessage({ body, headers }: WireAnswer, asksForAck: boolean): JudgedAnswer {
  const notAcknowledged = 'It is not acknowledged: a client that waits for that runs into its timeout.';
  if (body === '') return asksForAck ? failed(notAcknowledged) : { succeeded: true, meaning: 'The event is handled.' };
  const contentType = headers['content-type'] ?? 'application/octet-stream';
  const mediaType = contentType.split(';', 1).join('').trim().toLowerCase();
  if (!mediaTypes.includes(mediaType)) {
    return failed(
      `A service cannot deliver an answer of the type ${contentType}, and closes the client's connection. ` +
        `Expected ${mediaTypes.join(', ')}, or no body.`,
    );
  }
  const packets = splitPayload(body).filter((packet) => !packet.startsWith(engineIoType.binary));
  const unreadable = packets.find((packet) => readPacket(packet) === undefined);
  if (unreadable !== undefined) {
    return failed(
      `The answer has ${JSON.stringify(unreadable.slice(0, 80))}, which no client can read: the service closes the ` +
        `client's connection. Expected a packet such as 43${ackId}["answer"] or 42["event"], or no body.`,
    );
  }
  const acks = packets.flatMap((packet) => readPacket(packet) ?? []).filter(({ type }) => type.endsWith('ack'));
  const own = acks.find((ack) => ack.ackId === ackId);
  if (own !== undefined && asksForAck) {
    const acknowledgement = own.data as readonly unknown[];
    const shown = acknowledgement.map((value) => JSON.stringify(value)).join(', ');
    return {
      succeeded: true,
      meaning: `It is acknowledged with ${shown === '' ? 'nothing' : shown}.`,
      acknowledgement,
    };
  }
  const [other] = acks;
  if (other !== undefined) {
    const expected = asksForAck ? `expected ${ackId}` : 'none was asked for';
    return failed(`It acknowledges the id ${other.ackId ?? '(none)'}; ${expected}. No client gets that.`);
  }
  if (asksForAck) return failed(notAcknowledged);
  return { succeeded: true, meaning: 'The event is handled, and the client gets what the answer has.' };
}

/** Undefined where a client could not read it. */
function readPacket(packet: string) {
  if (!packet.startsWith(engineIoType.message)) return undefined;
  const text = packet.slice(1);
  const head = parsePacketHead(text);
  if (head === undefined) return undefined;
  const data = text.slice(head.payloadStart);
  try {
    const value: unknown = data === '' ? undefined : JSON.parse(data);
    if (/event|ack$/.test(head.type) && !Array.isArray(value)) return undefined;
    return { type: head.type, ackId: head.ackId, data: value };
  } catch {
    return undefined;
  }
}

function failedMessage(answer: WireAnswer): string {
  return `The event failed: a service closes the client's connection. ${adviceFor(answer)}`.trimEnd();
}

function adviceFor({ status }: WireAnswer): string {
  if (status === 401 || status === 403) {
    return 'Where it rejects the signature, give the key that it knows: --access-key, or --connection-string.';
  }
  return urlAdvice(status) ?? (status === 408 || status >= 500 ? 'A service tries it again some times before.' : '');
}

function failed(meaning: string): JudgedAnswer {
  return { succeeded: false, meaning };
}
