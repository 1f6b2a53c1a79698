import { decodeToken, expect, scenario, verifies } from '../../fixtures/index.js';

/** What the target descriptor demands of the hub that plays the role `identified`. */
const resource = 'api://conformance';

scenario(
  'each delivery has a token for the resource of the managed identity',
  verifies('RUNTIME-WEBHOOK-04'),
  async ({ connect, eventHandler }) => {
    const client = await connect({ hub: 'identified' });
    client.emit('ask');
    await eventHandler.next('message');
    client.disconnect();
    await eventHandler.next('disconnected');
    const kinds = new Set(eventHandler.deliveries.map(({ kind }) => kind));
    expect(kinds).toEqual(new Set(['connect', 'connected', 'message', 'disconnected']));
    for (const { kind, headers } of eventHandler.deliveries) {
      const [scheme, token = ''] = (headers['authorization'] ?? '').split(' ');
      expect(scheme, kind).toBe('Bearer');
      expect(decodeToken(token).claims, kind).toMatchObject({ aud: resource });
    }
  },
);
