import { cut, expect, refuse, reply, scenario, verifies } from '../../fixtures/index.js';
import { triesOfFailedEvent } from './failed-event.js';

scenario(
  'each try of a delivery has the same body and ids',
  verifies('RUNTIME-WEBHOOK-06', 'RUNTIME-WEBHOOK-38', 'RUNTIME-WEBHOOK-41'),
  async ({ connect, eventHandler, retries, ns }) => {
    const answers = [refuse(503), refuse(503), reply(ns.event('done'))];
    eventHandler.onMessage('ask', () => answers.shift());
    const client = await connect();
    client.emit('ask', { text: 'größe', number: 1 });
    const tries = [];
    for (let count = 0; count < 3; count++) tries.push(await eventHandler.next('message', {}, retries.totalMs));
    await client.next('done');
    const [first, ...again] = tries.map(({ text, headers }) => ({
      text,
      id: headers['ce-id'],
      requestId: headers['x-ms-client-request-id'],
    }));
    expect(again).toEqual([first, first]);
  },
);

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
      const first = await eventHandler.next('message', { eventName: 'ask' });
      const second = await eventHandler.next('message', { eventName: 'ask' }, retries.totalMs);
      expect(second.text).toBe(first.text);
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

scenario(
  'a delivery that goes on to fail is tried again after each wait, and then no more',
  verifies('RUNTIME-WEBHOOK-07', 'RUNTIME-WEBHOOK-42'),
  async ({ connect, eventHandler, retries }) => {
    const times: number[] = [];
    eventHandler.onMessage('fails', () => {
      times.push(performance.now());
      return refuse(503);
    });
    await triesOfFailedEvent(eventHandler, await connect(), 'fails', retries.totalMs);
    const waits = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(waits).toHaveLength(retries.delaysMs.length);
    for (const [index, delayMs] of retries.delaysMs.entries()) {
      // As the official emulator's own test has it: a timer may end a little early.
      expect(waits[index], `wait ${index + 1}`).toBeGreaterThanOrEqual(0.9 * delayMs);
    }
  },
);
