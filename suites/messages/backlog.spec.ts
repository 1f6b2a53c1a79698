import { expect, scenario, step, verifies } from '../../fixtures/index.js';
import { tally } from '../tally.js';

/** A slow service delivers as many of them as it can in this time. */
const budgetMs = 20_000;

scenario(
  'a client that emits faster than its event handler answers keeps its connection and its events',
  verifies('MESSAGES-BACKLOG-01', 'MESSAGES-BACKLOG-02', 'MESSAGES-BACKLOG-03'),
  async ({ connect, eventHandler, environment, countMessages, noteFewer }) => {
    // Twice as many as a service may keep: an event handler that is fast has not answered the first half when the last one comes.
    const count = 2 * environment.maxMessages;
    countMessages(budgetMs);
    const client = await connect();
    const first = eventHandler.hold('message', { eventName: 'first' });
    client.emit('first');
    await first.arrived();
    for (let number = 0; number < count; number++) client.emit('count', number);
    const deadline = performance.now() + budgetMs;
    first.release();
    const received: number[] = [];
    const comes = (): Promise<boolean> =>
      Promise.race([
        client.disconnected.then(() => false),
        eventHandler.next('message', { eventName: 'count' }).then(
          ({ args }) => received.push(Number(args[0])) > 0,
          () => false,
        ),
      ]);
    while (received.length < count && performance.now() < deadline && (await comes()));
    // What a slow service has not come to in this time is not lost.
    const judged = performance.now() < deadline ? count : Math.max(-1, ...received) + 1;
    const { lost, reordered } = tally([...Array(judged).keys()], received);
    noteFewer(judged, budgetMs);
    const ended = await Promise.race([client.disconnected, Promise.resolve('connected')]);
    await step('MESSAGES-BACKLOG-03', () => expect(ended, 'what became of the client').toBe('connected'));
    await step('MESSAGES-BACKLOG-02', () => expect(reordered, 'events that came after a later one').toEqual([]));
    await step('MESSAGES-BACKLOG-01', () => expect(lost, 'events that were not delivered').toEqual([]));
  },
);
