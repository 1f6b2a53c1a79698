import { cut, expect, refuse, reply, scenario, verifies } from '../../fixtures/index.js';
import { triesOfFailedEvent } from './failed-event.js';

scenario(
  'a message that is answered with 503 is delivered again as it was',
  verifies('RUNTIME-WEBHOOK-02', 'RUNTIME-WEBHOOK-06'),
  async ({ connect, upstream, retries, ns }) => {
    const answers = [refuse(503), refuse(503), reply(ns.event('done'))];
    upstream.onMessage('ask', () => answers.shift());
    const client = await connect();
    client.emit('ask', { text: 'größe', number: 1 });
    const tries = [];
    for (let count = 0; count < 3; count++) tries.push(await upstream.next('message', {}, retries.totalMs));
    await client.next('done');
    const [first, ...again] = tries.map(({ text, headers }) => ({
      text,
      id: headers['ce-id'],
      requestId: headers['x-ms-client-request-id'],
    }));
    expect(again).toEqual([first, first]);
  },
);

scenario(
  'a delivery that is answered with 408 or 5xx, or whose connection breaks, is made again',
  verifies('RUNTIME-WEBHOOK-05'),
  async ({ connect, upstream, retries }) => {
    const client = await connect();
    for (const failure of [refuse(408), refuse(500), refuse(599), cut] as const) {
      let tries = 0;
      upstream.onMessage('ask', () => (tries++ === 0 ? failure : undefined));
      client.emit('ask');
      const first = await upstream.next('message', { eventName: 'ask' });
      const second = await upstream.next('message', { eventName: 'ask' }, retries.totalMs);
      expect(second.text).toBe(first.text);
    }
  },
);

scenario(
  'an event that is answered with 4xx is not delivered again',
  verifies('RUNTIME-WEBHOOK-03'),
  async ({ connect, upstream, retries }) => {
    for (const status of [400, 401, 404, 429]) {
      upstream.onMessage('fails', () => refuse(status));
      const client = await connect();
      const tries = await triesOfFailedEvent(upstream, client, 'fails', retries.totalMs);
      expect(tries, `after ${status}`).toHaveLength(1);
    }
    const answers = [refuse(503)];
    upstream.onMessage('fails', () => answers.shift());
    expect(await triesOfFailedEvent(upstream, await connect(), 'fails', retries.totalMs)).toHaveLength(2);
  },
);

scenario(
  'a delivery that goes on to fail is tried again after each wait, and then no more',
  verifies('RUNTIME-WEBHOOK-07'),
  async ({ connect, upstream, retries }) => {
    const times: number[] = [];
    upstream.onMessage('fails', () => {
      times.push(performance.now());
      return refuse(503);
    });
    await triesOfFailedEvent(upstream, await connect(), 'fails', retries.totalMs);
    const waits = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(waits).toHaveLength(retries.delaysMs.length);
    for (const [index, delayMs] of retries.delaysMs.entries()) {
      // As the official emulator's own test has it: a timer may end a little early.
      expect(waits[index], `wait ${index + 1}`).toBeGreaterThanOrEqual(0.9 * delayMs);
    }
  },
);
