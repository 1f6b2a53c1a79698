import { createHmac } from 'node:crypto';
import { loadVectors } from '../../specs/vectors.js';
import { expect, scenario, step, verifies, type Delivery } from '../../fixtures/index.js';
import { deliverOneOfEach } from './one-of-each.js';

/** Made here by the words of the specification, and not by code that a service may have reused. */
function signatureItem(connectionId: string, key: string): string {
  return `sha256=${createHmac('sha256', Buffer.from(key, 'utf8')).update(connectionId, 'utf8').digest('hex')}`;
}

function signatureItems(delivery: Delivery): string[] {
  return delivery
    .header('ce-signature')
    .toLowerCase()
    .split(/[\s,]+/);
}

scenario(
  'every event is signed with the primary access key',
  verifies('WEBHOOKS-HEADERS-20'),
  async ({ connect, eventHandler, environment }) => {
    for (const { connectionId, keys, signature } of loadVectors('signatures').rows) {
      expect(keys.map((key) => signatureItem(connectionId, key)).join(',')).toBe(signature);
    }
    for (const delivery of (await deliverOneOfEach({ connect, eventHandler })).all) {
      expect(signatureItems(delivery), String(delivery)).toContain(
        signatureItem(delivery.connectionId, environment.accessKey),
      );
    }
  },
);

scenario(
  'every event is signed with the secondary access key too',
  verifies('WEBHOOKS-HEADERS-21'),
  async ({ connect, eventHandler, environment }) => {
    for (const delivery of (await deliverOneOfEach({ connect, eventHandler })).all) {
      const primary = signatureItem(delivery.connectionId, environment.accessKey);
      await step('WEBHOOKS-HEADERS-20', () => {
        expect(signatureItems(delivery), String(delivery)).toContain(primary);
      });
      expect(signatureItems(delivery), String(delivery)).toContain(
        signatureItem(delivery.connectionId, environment.secondaryAccessKey ?? ''),
      );
    }
  },
);

scenario(
  'the signature by the primary key is before the one by the secondary key',
  verifies('WEBHOOKS-HEADERS-22'),
  async ({ connect, eventHandler, environment }) => {
    await connect();
    const delivery = await eventHandler.next('connect');
    const rows = [
      ['WEBHOOKS-HEADERS-20', environment.accessKey],
      ['WEBHOOKS-HEADERS-21', environment.secondaryAccessKey ?? ''],
    ] as const;
    const items = rows.map(([, key]) => signatureItem(delivery.connectionId, key));
    for (const [index, [requirement]] of rows.entries()) {
      await step(requirement, () => {
        expect(signatureItems(delivery)).toContain(items[index]);
      });
    }
    expect(signatureItems(delivery)).toEqual(items);
  },
);
