import jwt from 'jsonwebtoken';
import type { Fault } from '../fault.js';
import { changedMessage, isMessage } from '../wire-changes.js';

/** Faults that show only for inputs beside the ordinary ones. */
export const inputsNeverMade: readonly Fault[] = [
  {
    name: 'acknowledgement-ids-of-31-bits',
    description: 'The acknowledgement id of an event is delivered modulo 2^31.',
    breaks: ['MESSAGES-ACK-05', 'MESSAGES-ACK-06'],
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
    description: 'The integers of an event are delivered as 64-bit floating point.',
    breaks: ['MESSAGES-BYTES-01'],
    change: () =>
      changedMessage((text) =>
        text.replace(/(?<=[[,:]\s*)-?\d{17,}(?=\s*[\],}])/g, (digits) => String(Number(digits))),
      ),
  },
  {
    name: 'null-characters-dropped',
    description: 'U+0000 in a string of an event is not delivered.',
    breaks: ['MESSAGES-BYTES-03'],
    change: () => changedMessage((text) => text.replaceAll('\\u0000', '')),
  },
  {
    name: 'audience-by-prefix',
    description: 'A handshake accepts a token whose audience names a hub that begins with the name of its hub.',
    breaks: ['AUTH-CLIENT-08', 'AUTH-CLIENT-32'],
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
    description: 'An answer of 201 or 202 to a message event is treated as a failure.',
    breaks: ['MESSAGES-ANSWER-06'],
    change: () => ({
      delivery: async (delivery, forward) => {
        const answer = await forward(delivery);
        return isMessage(delivery) && [201, 202].includes(answer.status) ? { ...answer, status: 400 } : answer;
      },
    }),
  },
  {
    name: 'first-excluded-only',
    description: 'Of several excluded parameters the first takes effect, in sends and in closings.',
    breaks: ['REST-SEND-09', 'MANAGEMENT-GROUP-11', 'MANAGEMENT-HUB-02'],
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
    description: 'A body of a polling request of more than 50,000 bytes is answered 413.',
    breaks: ['TRANSPORTS-POLLING-14'],
    change: () => ({
      request: async (request, forward) =>
        request.url.startsWith('/clients/') && Number(request.headers['content-length'] ?? 0) > 50_000
          ? { status: 413, headers: [], body: Buffer.alloc(0) }
          : forward(request),
    }),
  },
];
