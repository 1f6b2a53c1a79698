import type { Fault } from '../fault.js';
import { changedAnswer, changedHeaders, isSlashless, notFound } from '../wire-changes.js';

/** Faults for which a run may blame requirements that the service keeps. */
export const blamedTooWidely: readonly Fault[] = [
  {
    name: 'no-signature',
    description: 'Deliveries have no ce-signature.',
    breaks: ['WEBHOOKS-HEADERS-20', 'WEBHOOKS-HEADERS-21', 'WEBHOOKS-HEADERS-22'],
    change: () => changedHeaders((headers) => ({ ...headers, 'ce-signature': undefined })),
  },
  {
    name: 'specversion-1.1',
    description: 'ce-specversion is 1.1.',
    breaks: ['WEBHOOKS-HEADERS-05'],
    change: () => changedHeaders((headers) => ({ ...headers, 'ce-specversion': '1.1' })),
  },
  {
    name: 'no-time',
    description: 'Deliveries have no ce-time.',
    breaks: ['WEBHOOKS-HEADERS-10', 'WEBHOOKS-HEADERS-26'],
    change: () => changedHeaders((headers) => ({ ...headers, 'ce-time': undefined })),
  },
  {
    name: 'namespace-without-slash',
    description: 'ce-namespace has no leading slash.',
    breaks: ['WEBHOOKS-HEADERS-17'],
    change: () =>
      changedHeaders((headers) => ({ ...headers, 'ce-namespace': String(headers['ce-namespace']).replace(/^\//, '') })),
  },
  {
    name: 'send-answers-200',
    description: 'A send to a group answers 200.',
    breaks: ['REST-SEND-01', 'REST-SEND-04'],
    change: () => changedAnswer((request) => /\/groups\/[^/]+\/:send/.test(request.url), { from: 202, to: 200 }),
  },
  {
    name: 'no-slashless-path',
    description: 'The handshake is served with a final slash only.',
    breaks: ['HANDSHAKE-PATH-01'],
    change: () => ({
      request: async (request, forward) => (isSlashless(request.url) ? notFound : forward(request)),
      handshakeUrl: (url) => (isSlashless(url) ? '/nothing' : url),
    }),
  },
  {
    name: 'relative-next-link',
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
];
