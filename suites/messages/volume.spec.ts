import { expect, scenario, step, verifies } from '../../fixtures/index.js';
import { shares, tally } from '../tally.js';

/** How many events of a connection wait for their delivery at a time. */
const window = 10;

/** A slow service gets as many events as it takes in this time. */
const budgetMs = 20_000;

scenario(
  'of a thousand events none is lost, doubled or reordered',
  verifies('MESSAGES-EVENT-05', 'MESSAGES-EVENT-04', 'MESSAGES-ORDER-01'),
  async ({ connect, eventHandler, environment, countMessages, noteFewer }) => {
    const counts = shares(environment.maxMessages, 11);
    const clients = await Promise.all(counts.map(() => connect()));
    countMessages(2 * budgetMs);
    const deadline = performance.now() + budgetMs;
    const streams = clients.map((client, index) => ({
      client,
      count: counts[index] ?? 0,
      sent: 0,
      received: [] as number[],
      seen: new Set<number>(),
    }));
    const emitNext = (stream: (typeof streams)[number]) => {
      if (stream.sent === stream.count || performance.now() > deadline) return;
      stream.client.emit('count', stream.sent);
      stream.sent += 1;
    };
    eventHandler.onMessage('count', ({ socketId, args }) => {
      const stream = streams.find(({ client }) => client.id === socketId);
      if (stream === undefined) return undefined;
      const number = Number(args[0]);
      stream.received.push(number);
      if (!stream.seen.has(number)) emitNext(stream);
      stream.seen.add(number);
      return undefined;
    });
    for (const stream of streams) for (let number = 0; number < window; number++) emitNext(stream);

    const isComplete = () => streams.every(({ sent, seen }) => seen.size === sent);
    const comes = () => eventHandler.next('message', { eventName: 'count' }).then(Boolean, () => false);
    while (!isComplete() && (await comes()));
    noteFewer(
      streams.reduce((sum, { sent }) => sum + sent, 0),
      budgetMs,
    );

    const tallies = streams.map(({ client, sent, received }) => ({
      client: client.name,
      ...tally([...Array(sent).keys()], received),
    }));
    await step('MESSAGES-EVENT-04', () => {
      expect(
        tallies.filter(({ doubled }) => doubled.length > 0),
        'events that were delivered twice',
      ).toEqual([]);
    });
    await step('MESSAGES-ORDER-01', () => {
      expect(
        tallies.filter(({ reordered }) => reordered.length > 0),
        'events that came after a later one',
      ).toEqual([]);
    });
    await step('MESSAGES-EVENT-05', () => {
      expect(
        tallies.filter(({ lost }) => lost.length > 0),
        'events that were not delivered',
      ).toEqual([]);
    });
  },
);
