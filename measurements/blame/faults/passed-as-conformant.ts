import type { WireResponse } from '../exchange.js';
import type { Fault } from '../fault.js';
import { asDisconnected, eachOf, isMessage, isSystem, later } from '../wire-changes.js';

/** That a message is not delivered again which had an answer of 4xx, or none in time. */
const notAgain = ['RUNTIME-WEBHOOK-03', 'RUNTIME-WEBHOOK-31', 'RUNTIME-WEBHOOK-39'];

/** Faults that a run misses where no scenario looks at all deliveries, waits for what comes late, or counts. */
export const passedAsConformant: readonly Fault[] = [
  {
    name: 'no-cors',
    description: 'Answers to polling requests have no CORS headers.',
    breaks: [
      'TRANSPORTS-CORS-01',
      'TRANSPORTS-CORS-02',
      'TRANSPORTS-CORS-03',
      'TRANSPORTS-CORS-04',
      'TRANSPORTS-BROWSER-01',
    ],
    change: () => ({
      request: async (request, forward) => {
        const answer = await forward(request);
        return { ...answer, headers: answer.headers.filter(([name]) => !/^access-control-/i.test(name)) };
      },
    }),
  },
  {
    name: 'events-doubled',
    description: 'Each 50th message event is delivered twice, one right after the other.',
    breaks: ['MESSAGES-EVENT-04', 'WEBHOOKS-HEADERS-25', ...notAgain],
    change: () => {
      const isTurn = eachOf(50);
      return {
        delivery: async (delivery, forward) => {
          const answer = await forward(delivery);
          if (isMessage(delivery) && isTurn()) await forward(delivery);
          return answer;
        },
      };
    },
  },
  {
    name: 'events-repeated-later',
    description: 'Each message event is delivered again after 500 ms.',
    // It does so with those that failed, too, which have a number of tries and times for them.
    breaks: ['MESSAGES-EVENT-04', 'WEBHOOKS-HEADERS-25', ...notAgain, 'RUNTIME-WEBHOOK-07', 'RUNTIME-WEBHOOK-42'],
    change: () => ({
      delivery: (delivery, forward) => {
        if (isMessage(delivery)) later(500, () => forward(delivery));
        return forward(delivery);
      },
    }),
  },
  {
    name: 'events-lost',
    description: 'Each 100th message event is not delivered.',
    breaks: ['MESSAGES-EVENT-01', 'MESSAGES-EVENT-02', 'MESSAGES-EVENT-05', 'MESSAGES-BACKLOG-01'],
    change: () => {
      const isTurn = eachOf(100);
      return {
        delivery: async (delivery, forward) =>
          isMessage(delivery) && isTurn() ? { status: 204, headers: [], body: Buffer.alloc(0) } : forward(delivery),
      };
    },
  },
  {
    name: 'disconnected-twice',
    description: 'Each disconnected event is delivered again after 300 ms, with an id of its own.',
    breaks: ['LIFECYCLE-DISCONNECT-04'],
    change: () => ({
      delivery: (delivery, forward) => {
        if (isSystem(delivery, 'disconnected')) {
          const again = {
            ...delivery,
            headers: { ...delivery.headers, 'ce-id': `${String(delivery.headers['ce-id'])}-again` },
          };
          later(300, () => forward(again));
        }
        return forward(delivery);
      },
    }),
  },
  {
    name: 'disconnected-of-rejected',
    description: 'A socket whose connect event was rejected has a disconnected event.',
    breaks: ['LIFECYCLE-REFUSE-05'],
    change: () => ({
      delivery: async (delivery, forward) => {
        const answer = await forward(delivery);
        if (isSystem(delivery, 'connect') && answer.status >= 400 && answer.status < 500) {
          later(200, () => forward(asDisconnected(delivery)));
        }
        return answer;
      },
    }),
  },
  {
    name: 'sends-doubled-later',
    description: 'Each 40th send to a group is delivered again after 400 ms.',
    breaks: ['REST-SEND-17'],
    change: () => {
      const isTurn = eachOf(40);
      return {
        request: async (request, forward) => {
          const answer = await forward(request);
          const isSend = request.method === 'POST' && /\/groups\/[^/]+\/:send/.test(request.url);
          if (isSend && answer.status === 202 && isTurn()) later(400, () => forward(request));
          return answer;
        },
      };
    },
  },
  {
    name: 'sends-lost',
    description: 'Each 100th send to a group answers 202 and is not delivered.',
    breaks: ['REST-SEND-02', 'REST-SEND-16'],
    change: () => {
      const isTurn = eachOf(100);
      return {
        request: async (request, forward) => {
          const isSend = request.method === 'POST' && /\/groups\/[^/]+\/:send/.test(request.url);
          // The body is left out of what is sent on, so that the call is checked as ever and nobody receives it.
          if (isSend && request.body.toString().startsWith('42') && isTurn())
            return forward({ ...request, body: Buffer.from('6') });
          return forward(request);
        },
      };
    },
  },
  {
    name: 'answers-to-everybody',
    description: 'An acknowledgement goes to every connected client.',
    breaks: ['MESSAGES-ANSWER-03', 'MESSAGES-ACK-07'],
    change: () => ({
      toClient: (packet, session) => {
        if (typeof packet === 'string' && packet.startsWith('43')) {
          for (const other of session.all) if (other !== session) other.toClient(packet);
        }
        return [packet];
      },
    }),
  },
  {
    name: 'pings-at-twice-the-interval',
    description: 'The open packet announces half of the interval at which pings come.',
    breaks: ['TRANSPORTS-HEARTBEAT-01', 'TRANSPORTS-HEARTBEAT-05'],
    change: () => {
      const halved = (text: string) =>
        text.replace(/"pingInterval":(\d+)/, (_, interval: string) => `"pingInterval":${Number(interval) / 2}`);
      return {
        toClient: (packet) => [typeof packet === 'string' && packet.startsWith('0') ? halved(packet) : packet],
        request: async (request, forward) => {
          const answer = await forward(request);
          const isOpen = answer.body.subarray(0, 2).toString() === '0{';
          return isOpen ? { ...answer, body: Buffer.from(halved(answer.body.toString())) } : answer;
        },
      };
    },
  },
  {
    name: 'gone-and-still-there',
    description: 'HEAD of a connection, user or group that was there once answers 200 for ever.',
    breaks: [
      'MANAGEMENT-CLOSE-01',
      'MANAGEMENT-CONNECTION-19',
      'MANAGEMENT-USER-25',
      'MANAGEMENT-GROUP-19',
      'MANAGEMENT-GROUP-20',
    ],
    change: () => {
      const seen = new Map<string, WireResponse>();
      return {
        request: async (request, forward) => {
          const answer = await forward(request);
          const [path = ''] = request.url.split('?');
          if (request.method !== 'HEAD' || path.endsWith('/health') || path.includes('/permissions/')) return answer;
          if (answer.status === 200) seen.set(path, answer);
          return answer.status === 404 ? (seen.get(path) ?? answer) : answer;
        },
      };
    },
  },
];
