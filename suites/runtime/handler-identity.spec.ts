import { decodeToken, expect, scenario, verifies } from '../../fixtures/index.js';
import { deliverOneOfEach } from '../webhooks/one-of-each.js';

/** What the target descriptor demands of the hub that plays the role `identified`. */
const resource = 'api://conformance';

scenario(
  'each delivery has a token for the resource of the managed identity',
  verifies('RUNTIME-WEBHOOK-04'),
  async ({ connect, eventHandler }) => {
    const { all } = await deliverOneOfEach({ connect, eventHandler }, { hub: 'identified' });
    for (const { kind, headers } of all) {
      const [scheme, token = ''] = (headers['authorization'] ?? '').split(' ');
      expect(scheme, kind).toBe('Bearer');
      expect(decodeToken(token).claims, kind).toMatchObject({ aud: resource });
    }
  },
);
