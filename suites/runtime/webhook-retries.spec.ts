import { cut, expect, refuse, scenario, step, verifies, type Delivery } from '../../fixtures/index.js';
import { triesOfFailedEvent } from './failed-event.js';

for (const [what, requirement, of] of [
  ['body', 'RUNTIME-WEBHOOK-38', ({ text }: Delivery) => text],
  ['ce-id', 'RUNTIME-WEBHOOK-06', ({ headers }: Delivery) => headers['ce-id']],
  ['x-ms-client-request-id', 'RUNTIME-WEBHOOK-41', ({ headers }: Delivery) => headers['x-ms-client-request-id']],
] as const) {
  scenario(
    `each try of a delivery has the same ${what}`,
    verifies(requirement),
    async ({ connect, eventHandler, retries }) => {
      const answers = [refuse(503), refuse(503)];
      eventHandler.onMessage('ask', () => answers.shift());
      const client = await connect();
      client.emit('ask', { text: 'größe', number: 1 });
      const first = await eventHandler.next('message');
      for (const again of [1, 2]) {
        const next = await step('RUNTIME-WEBHOOK-05', () => eventHandler.next('message', {}, retries.totalMs));
        expect(of(next), `try ${again + 1}`).toBe(of(first));
      }
    },
  );
}

for (const [title, id, failures] of [
  [
    'a delivery that is answered with 408 or 5xx is made again',
    'RUNTIME-WEBHOOK-05',
    [refuse(408), refuse(500), refuse(599)],
  ],
  ['a delivery whose connection breaks is made again', 'RUNTIME-WEBHOOK-40', [cut]],
] as const) {
  scenario(title, verifies(id), async ({ connect, eventHandler, retries }) => {
    const client = await connect();
    for (const failure of failures) {
      let tries = 0;
      eventHandler.onMessage('ask', () => (tries++ === 0 ? failure : undefined));
      client.emit('ask');
      await eventHandler.next('message');
      await eventHandler.next('message', {}, retries.totalMs);
    }
  });
}

for (const [id, statuses] of [
  ['RUNTIME-WEBHOOK-03', [400, 401, 404]],
  ['RUNTIME-WEBHOOK-39', [429]],
] as const) {
  scenario(
    `an event that is answered with ${statuses.join(' or ')} is not delivered again`,
    verifies(id),
    async ({ connect, eventHandler, retries }) => {
      for (const status of statuses) {
        eventHandler.onMessage('fails', () => refuse(status));
        const client = await connect();
        const tries = await triesOfFailedEvent(eventHandler, client, 'fails', retries.totalMs);
        expect(tries, `after ${status}`).toHaveLength(1);
      }
    },
  );
}

for (const [title, requirement, check] of [
  [
    'a delivery that goes on to fail is tried again after each wait, and then no more',
    'RUNTIME-WEBHOOK-07',
    (waits: readonly number[], delaysMs: readonly number[]) => {
      expect(waits).toHaveLength(delaysMs.length);
    },
  ],
  [
    'a delivery that fails is tried again no sooner than after the wait',
    'RUNTIME-WEBHOOK-42',
    (waits: readonly number[], delaysMs: readonly number[]) => {
      for (const [index, waited] of waits.slice(0, delaysMs.length).entries()) {
        // As the official emulator's own test has it: a timer may end a little early.
        expect(waited, `wait ${index + 1}`).toBeGreaterThanOrEqual(0.9 * (delaysMs[index] ?? 0));
      }
    },
  ],
] as const) {
  scenario(title, verifies(requirement), async ({ connect, eventHandler, retries }) => {
    const times: number[] = [];
    eventHandler.onMessage('fails', () => {
      times.push(performance.now());
      return refuse(503);
    });
    await triesOfFailedEvent(eventHandler, await connect(), 'fails', retries.totalMs);
    await step('RUNTIME-WEBHOOK-05', () => {
      expect(times.length).toBeGreaterThan(1);
    });
    check(
      times.slice(1).map((time, index) => time - (times[index] ?? 0)),
      retries.delaysMs,
    );
  });
}
