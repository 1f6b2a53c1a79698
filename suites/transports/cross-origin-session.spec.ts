import { expect, joinPayload, scenario, step, verifies } from '../../fixtures/index.js';

const origin = 'https://chat.example';

scenario(
  'a page of another origin may read the answers to every request of its polling session',
  verifies('TRANSPORTS-CORS-03'),
  async ({ handshake, ns }) => {
    const now = Math.floor(Date.now() / 1000);
    // The same in all requests, as that of a client: a load balancer may know the session's node by it.
    const token = { claims: { nbf: now, exp: now + 300, iat: now } };
    const options = { transport: 'polling', extraHeaders: { Origin: origin }, token } as const;
    const opened = await handshake(options);
    await step('TRANSPORTS-POLLING-01', () => {
      expect(opened.status).toBe(200);
    });
    const { sid } = JSON.parse(opened.body.slice(1)) as { sid: string };
    const inSession = { ...options, query: { sid } };
    const post = { ...inSession, method: 'POST' };
    const answers = [
      await handshake({ ...post, body: `40${ns.path},` }),
      await handshake(inSession),
      await handshake({ ...post, body: joinPayload([`41${ns.path},`, '1']) }),
    ];
    for (const { status, headers } of answers) {
      await step('TRANSPORTS-POLLING-02', () => {
        expect(status).toBe(200);
      });
      expect([origin, '*']).toContain(headers['access-control-allow-origin']);
    }
  },
);
