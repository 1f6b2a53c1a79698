import { setTimeout as delay } from 'node:timers/promises';
import type { WirePacket, WireRequest, WireSession } from './exchange.js';
import type { LawfulVariation } from './fault.js';

/** The variation in which nothing differs. */
export const unchanged = 'nothing-changed';

/** Each differs from the emulator and keeps the contract: a run against it is conformant. */
export const lawfulVariations: readonly LawfulVariation[] = [
  {
    name: unchanged,
    description: 'The proxy changes nothing.',
    change: () => ({}),
  },
  {
    name: 'extensions',
    description: 'Deliveries and answers have further headers, and JSON objects further members.',
    change: () => ({
      delivery: (delivery, forward) =>
        forward({
          ...delivery,
          headers: { ...delivery.headers, 'x-further': '1', ...(isEvent(delivery) && { 'ce-further': '1' }) },
          body: withMember(delivery.body),
        }),
      request: async (request, forward) => {
        const answer = await forward(request);
        return {
          ...answer,
          headers: [...answer.headers, ['X-Further', '1']],
          body: request.url.startsWith('/api/') ? withMember(answer.body) : answer.body,
        };
      },
    }),
  },
  {
    name: 'time-with-offset',
    description: 'ce-time has an offset in place of Z, and fractions of a second.',
    change: () => ({
      delivery: (delivery, forward) => {
        const time = delivery.headers['ce-time'];
        if (typeof time !== 'string') return forward(delivery);
        const withOffset = new Date(time).toISOString().replace('Z', '12+00:00');
        return forward({ ...delivery, headers: { ...delivery.headers, 'ce-time': withOffset } });
      },
    }),
  },
  {
    name: 'other-event-ids',
    description: 'ce-id is unique over all connections.',
    change: () => ({
      delivery: (delivery, forward) => {
        const { 'ce-id': id, 'ce-connectionid': connection } = delivery.headers;
        if (id === undefined) return forward(delivery);
        return forward({
          ...delivery,
          headers: { ...delivery.headers, 'ce-id': `${String(connection)}-${String(id)}` },
        });
      },
    }),
  },
  {
    name: 'connection-closed-after-each-answer',
    description: 'Each HTTP answer closes its connection.',
    change: () => ({
      request: async (request, forward) => {
        const answer = await forward(request);
        return { ...answer, closes: true };
      },
    }),
  },
  {
    name: 'slow-answers',
    description: 'Each REST call takes 200 ms, and each packet to a client 100 ms.',
    change: () => ({
      request: async (request, forward) => {
        if (request.url.startsWith('/api/')) await delay(200);
        return forward(request);
      },
      toClient: (packet, session) => {
        sendLater(packet, session);
        return [];
      },
    }),
  },
  {
    name: 'deliveries-of-one-second',
    description: 'Each delivery takes a second.',
    timings: { deliveryMs: 8000, handlerTimeoutMs: 20_000 },
    change: () => ({
      delivery: async (delivery, forward) => {
        await delay(1000);
        return forward(delivery);
      },
    }),
  },
];

function isEvent({ headers }: WireRequest): boolean {
  return headers['ce-type'] !== undefined;
}

/** A JSON object with one member more; any other body as it is. */
function withMember(body: Buffer): Buffer {
  const text = body.toString('utf8');
  if (!/^\{.*\}$/s.test(text)) return body;
  return Buffer.from(text === '{}' ? '{"extension":1}' : `{"extension":1,${text.slice(1)}`);
}

/** Timers of one length end in the order in which they began, so that packets keep theirs. */
function sendLater(packet: WirePacket, session: WireSession): void {
  setTimeout(() => {
    session.toClient(packet);
  }, 100);
}
