import { setTimeout as delay } from 'node:timers/promises';
import jwt from 'jsonwebtoken';
import type { WireRequest, WireResponse } from './exchange.js';
import type { Fault, WireChange } from './fault.js';

/** Each breaks one thing. They were listed before the first run. */
export const faults: readonly Fault[] = [
  {
    name: 'no-signature',
    kind: 'blamed too widely',
    description: 'Deliveries have no ce-signature.',
    breaks: ['WEBHOOKS-HEADERS-20', 'WEBHOOKS-HEADERS-21', 'WEBHOOKS-HEADERS-22'],
    change: () => changedHeaders((headers) => ({ ...headers, 'ce-signature': undefined })),
  },
  {
    name: 'specversion-1.1',
    kind: 'blamed too widely',
    description: 'ce-specversion is 1.1.',
    breaks: ['WEBHOOKS-HEADERS-05'],
    change: () => changedHeaders((headers) => ({ ...headers, 'ce-specversion': '1.1' })),
  },
  {
    name: 'no-time',
    kind: 'blamed too widely',
    description: 'Deliveries have no ce-time.',
    breaks: ['WEBHOOKS-HEADERS-10', 'WEBHOOKS-HEADERS-26'],
    change: () => changedHeaders((headers) => ({ ...headers, 'ce-time': undefined })),
  },
  {
    name: 'namespace-without-slash',
    kind: 'blamed too widely',
    description: 'ce-namespace has no leading slash.',
    breaks: ['WEBHOOKS-HEADERS-17'],
    change: () =>
      changedHeaders((headers) => ({ ...headers, 'ce-namespace': String(headers['ce-namespace']).replace(/^\//, '') })),
  },
  {
    name: 'send-answers-200',
    kind: 'blamed too widely',
    description: 'A send to a group answers 200.',
    breaks: ['REST-SEND-01', 'REST-SEND-04'],
    change: () => changedAnswer((request) => /\/groups\/[^/]+\/:send/.test(request.url), { from: 202, to: 200 }),
  },
  {
    name: 'no-slashless-path',
    kind: 'blamed too widely',
    description: 'The handshake is served with a final slash only.',
    breaks: ['HANDSHAKE-PATH-01'],
    change: () => ({
      request: async (request, forward) => (isSlashless(request.url) ? notFound : forward(request)),
      handshakeUrl: (url) => (isSlashless(url) ? '/nothing' : url),
    }),
  },
  {
    name: 'relative-next-link',
    kind: 'blamed too widely',
    description: 'nextLink of a listing is a path.',
    breaks: ['MANAGEMENT-LIST-05'],
    change: () => ({
      request: async (request, forward) => {
        const answer = await forward(request);
        return {
          ...answer,
          body: Buffer.from(answer.body.toString('latin1').replace(/("nextLink":")https?:\/\/[^/]+/, '$1'), 'latin1'),
        };
      },
    }),
  },
  {
    name: 'delete-answers-200',
    kind: 'blamed too widely',
    description: 'The removal of a connection from a group answers 200.',
    breaks: ['MANAGEMENT-GROUP-07', 'MANAGEMENT-GROUP-08', 'MANAGEMENT-GROUP-15'],
    change: () =>
      changedAnswer(({ method, url }) => method === 'DELETE' && /\/groups\/[^/]+\/connections\//.test(url), {
        from: 204,
        to: 200,
      }),
  },
  {
    name: 'target-dies',
    kind: 'blamed too widely',
    description: 'The service ends after 200 REST calls.',
    breaks: [],
    ends: 'target-died',
    change: () => {
      let calls = 0;
      return {
        request: async (request, forward) => {
          calls += request.url.startsWith('/api/') ? 1 : 0;
          if (calls > 200) process.kill(process.pid, 'SIGTERM');
          return forward(request);
        },
      };
    },
  },
  {
    name: 'no-cors',
    kind: 'passed as conformant',
    description: 'Answers to polling requests have no CORS headers.',
    breaks: ['TRANSPORTS-CORS-01', 'TRANSPORTS-CORS-02', 'TRANSPORTS-BROWSER-01'],
    change: () => ({
      request: async (request, forward) => {
        const answer = await forward(request);
        return { ...answer, headers: answer.headers.filter(([name]) => !/^access-control-/i.test(name)) };
      },
    }),
  },
  {
    name: 'events-doubled',
    kind: 'passed as conformant',
    description: 'Each 50th message event is delivered twice, one right after the other.',
    breaks: ['MESSAGES-EVENT-04', 'WEBHOOKS-HEADERS-25'],
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
    kind: 'passed as conformant',
    description: 'Each message event is delivered again after 500 ms.',
    breaks: ['MESSAGES-EVENT-04', 'WEBHOOKS-HEADERS-25'],
    change: () => ({
      delivery: (delivery, forward) => {
        if (isMessage(delivery)) later(500, () => forward(delivery));
        return forward(delivery);
      },
    }),
  },
  {
    name: 'events-lost',
    kind: 'passed as conformant',
    description: 'Each 100th message event is not delivered.',
    breaks: ['MESSAGES-EVENT-01', 'MESSAGES-EVENT-02', 'MESSAGES-EVENT-04'],
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
    kind: 'passed as conformant',
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
    kind: 'passed as conformant',
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
    kind: 'passed as conformant',
    description: 'Each 40th send to a group is delivered again after 400 ms.',
    breaks: ['REST-SEND-02'],
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
    kind: 'passed as conformant',
    description: 'Each 100th send to a group answers 202 and is not delivered.',
    breaks: ['REST-SEND-02'],
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
    kind: 'passed as conformant',
    description: 'An acknowledgement goes to every connected client.',
    breaks: ['MESSAGES-ANSWER-03', 'MESSAGES-ACK-03'],
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
    kind: 'passed as conformant',
    description: 'The open packet announces half of the interval at which pings come.',
    breaks: ['TRANSPORTS-HEARTBEAT-01', 'TRANSPORTS-HEARTBEAT-02'],
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
    kind: 'passed as conformant',
    description: 'HEAD of a connection, user or group that was there once answers 200 for ever.',
    breaks: [
      'MANAGEMENT-CLOSE-01',
      'MANAGEMENT-CONNECTION-02',
      'MANAGEMENT-CONNECTION-08',
      'MANAGEMENT-USER-02',
      'MANAGEMENT-USER-03',
      'MANAGEMENT-GROUP-02',
      'MANAGEMENT-GROUP-03',
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
  {
    name: 'acknowledgement-ids-of-31-bits',
    kind: 'input never made',
    description: 'The acknowledgement id of an event is delivered modulo 2^31.',
    breaks: [],
    change: () =>
      changedMessage((text) =>
        text.replace(
          /^(4[25](?:\d+-)?(?:\/[^,]*,)?)(\d+)\[/,
          (_, start: string, id: string) => `${start}${BigInt(id) % 2n ** 31n}[`,
        ),
      ),
  },
  {
    name: 'numbers-rounded',
    kind: 'input never made',
    description: 'The integers of an event are delivered as 64-bit floating point.',
    breaks: ['MESSAGES-BYTES-01'],
    change: () =>
      changedMessage((text) =>
        text.replace(/(?<=[[,:]\s*)-?\d{17,}(?=\s*[\],}])/g, (digits) => String(Number(digits))),
      ),
  },
  {
    name: 'null-characters-dropped',
    kind: 'input never made',
    description: 'U+0000 in a string of an event is not delivered.',
    breaks: ['MESSAGES-BYTES-03'],
    change: () => changedMessage((text) => text.replaceAll('\\u0000', '')),
  },
  {
    name: 'audience-by-prefix',
    kind: 'input never made',
    description: 'A handshake accepts a token whose audience names a hub that begins with the name of its hub.',
    breaks: ['AUTH-CLIENT-08'],
    change: ({ accessKey }) => {
      const withOwnAudience = (url: string) => {
        const [, hub] = /^\/clients\/socketio\/hubs\/([^/?]+)/.exec(url) ?? [];
        const token = new URLSearchParams(url.split('?')[1]).get('access_token');
        if (hub === undefined || token === null) return url;
        try {
          const claims = jwt.verify(token, accessKey, { algorithms: ['HS256'] }) as jwt.JwtPayload;
          const audience = String(claims.aud);
          const end = audience.lastIndexOf('/') + 1;
          if (!audience.slice(end).startsWith(hub) || audience.slice(end) === hub) return url;
          return url.replace(token, jwt.sign({ ...claims, aud: `${audience.slice(0, end)}${hub}` }, accessKey));
        } catch {
          return url;
        }
      };
      return {
        handshakeUrl: withOwnAudience,
        request: (request, forward) => forward({ ...request, url: withOwnAudience(request.url) }),
      };
    },
  },
  {
    name: 'created-is-no-success',
    kind: 'input never made',
    description: 'An answer of 201 or 202 to a message event is treated as a failure.',
    breaks: [],
    change: () => ({
      delivery: async (delivery, forward) => {
        const answer = await forward(delivery);
        return isMessage(delivery) && [201, 202].includes(answer.status) ? { ...answer, status: 400 } : answer;
      },
    }),
  },
  {
    name: 'first-excluded-only',
    kind: 'input never made',
    description: 'Of several excluded parameters the first takes effect.',
    breaks: ['REST-SEND-09'],
    change: () => ({
      request: (request, forward) => {
        let seen = 0;
        const url = request.url.replace(/[?&]excluded=[^&]*/g, (parameter) => ((seen += 1) === 1 ? parameter : ''));
        return forward({ ...request, url });
      },
    }),
  },
  {
    name: 'large-polling-bodies-rejected',
    kind: 'input never made',
    description: 'A body of a polling request of more than 50,000 bytes is answered 413.',
    breaks: [],
    change: () => ({
      request: async (request, forward) =>
        request.url.startsWith('/clients/') && Number(request.headers['content-length'] ?? 0) > 50_000
          ? { status: 413, headers: [], body: Buffer.alloc(0) }
          : forward(request),
    }),
  },
];

const notFound: WireResponse = { status: 404, headers: [], body: Buffer.alloc(0) };

function isSlashless(url: string): boolean {
  return /^\/clients\/socketio\/hubs\/[^/?]+(?:\?|$)/.test(url);
}

function isMessage({ headers }: WireRequest): boolean {
  return String(headers['ce-type']).startsWith('azure.webpubsub.user.');
}

function isSystem({ headers }: WireRequest, event: string): boolean {
  return headers['ce-type'] === `azure.webpubsub.sys.${event}`;
}

/** A delivery with other headers; a validation request has none of CloudEvents and is left as it is. */
function changedHeaders(change: (headers: WireRequest['headers']) => WireRequest['headers']): WireChange {
  return {
    delivery: (delivery, forward) =>
      forward(
        delivery.headers['ce-type'] === undefined ? delivery : { ...delivery, headers: change(delivery.headers) },
      ),
  };
}

function changedMessage(change: (text: string) => string): WireChange {
  return {
    delivery: (delivery, forward) =>
      forward(isMessage(delivery) ? { ...delivery, body: Buffer.from(change(delivery.body.toString())) } : delivery),
  };
}

function changedAnswer(
  concerns: (request: WireRequest) => boolean,
  { from, to }: { readonly from: number; readonly to: number },
): WireChange {
  return {
    request: async (request, forward) => {
      const answer = await forward(request);
      return concerns(request) && answer.status === from ? { ...answer, status: to } : answer;
    },
  };
}

/** True at each n-th call. */
function eachOf(n: number): () => boolean {
  let calls = 0;
  return () => (calls += 1) % n === 0;
}

/** Does something after a time; what comes of it interests nobody, since its receiver may have gone. */
function later(milliseconds: number, action: () => Promise<unknown>): void {
  void delay(milliseconds)
    .then(action)
    .catch(() => undefined);
}

/** The disconnected event of a socket, made from its connect event. */
function asDisconnected(connect: WireRequest): WireRequest {
  return {
    ...connect,
    url: connect.url.replace(/connect$/, 'disconnected'),
    headers: {
      ...connect.headers,
      'ce-type': 'azure.webpubsub.sys.disconnected',
      'ce-eventname': 'disconnected',
      'ce-id': `${String(connect.headers['ce-id'])}-disconnected`,
    },
    body: Buffer.from('{"reason":""}'),
  };
}
