import { expect, scenario, step, verifies } from '../../fixtures/index.js';
import { joinRooms } from '../join-rooms.js';
import { shares, tally } from '../tally.js';

/** How many sends wait for their answer at a time. */
const window = 10;

/** A slow service gets as many sends as it takes in this time. */
const budgetMs = 20_000;

scenario(
  'of a thousand sends none is lost or doubled',
  verifies('REST-SEND-16', 'REST-SEND-17'),
  async ({ connect, service, environment, countMessages, noteFewer, ns }) => {
    const counts = shares(environment.maxMessages, 11);
    const clients = await Promise.all(counts.map(() => connect()));
    countMessages(2 * budgetMs);
    const deadline = performance.now() + budgetMs;
    const sent = clients.map((): number[] => []);
    const toMake = counts.flatMap((count, index) => Array.from({ length: count }, (_, number) => ({ index, number })));
    const sendInTurn = async () => {
      for (let next = toMake.shift(); next !== undefined && performance.now() < deadline; next = toMake.shift()) {
        const { index, number } = next;
        await service.sendToGroup(clients[index]?.group ?? '', ns.event('count', number));
        sent[index]?.push(number);
      }
    };
    await Promise.all(Array.from({ length: window }, sendInTurn));
    noteFewer(sent.flat().length, budgetMs);

    const tallies = await Promise.all(
      clients.map(async (client, index) => {
        const made = sent[index] ?? [];
        const received = (): number[] => client.received.map(({ args }) => Number(args[0]));
        const comes = () => client.next('count').then(Boolean, () => false);
        while (new Set(received()).size < made.length && (await comes()));
        return { client: client.name, ...tally(made, received()) };
      }),
    );
    await step('REST-SEND-17', () => {
      expect(
        tallies.filter(({ doubled }) => doubled.length > 0),
        'sends that came twice',
      ).toEqual([]);
    });
    await step('REST-SEND-16', () => {
      expect(
        tallies.filter(({ lost }) => lost.length > 0),
        'sends that did not come',
      ).toEqual([]);
    });
  },
);

scenario(
  'a send does not reach a socket again later',
  verifies('REST-SEND-17'),
  async ({ connect, service, ns, waitForLate }) => {
    const [inside, sibling] = await Promise.all([connect(), connect()]);
    const room = ns.room('lobby');
    await joinRooms(service, [room], [inside.group, sibling.group]);
    for (const [group, requirement, receivers] of [
      [inside.group, 'REST-SEND-02', [inside]],
      [room, 'REST-GROUPS-02', [inside, sibling]],
      [ns.group, 'MAPPING-GROUP-01', [inside, sibling]],
    ] as const) {
      await service.sendToGroup(group, ns.event('news', group));
      await step(requirement, () => Promise.all(receivers.map((client) => client.next('news'))));
    }
    await waitForLate();
    const groupsAt = ({ received }: typeof inside) => received.map(({ args }) => args[0]);
    expect(groupsAt(inside)).toEqual([inside.group, room, ns.group]);
    expect(groupsAt(sibling)).toEqual([room, ns.group]);
  },
);

scenario(
  "sends that wait for each other's answers reach a socket in their order",
  verifies('REST-SEND-18'),
  async ({ connect, service, ns }) => {
    const client = await connect();
    const numbers = [...Array(50).keys()];
    for (const number of numbers) await service.sendToGroup(client.group, ns.event('count', number));
    const received: number[] = [];
    while (received.length < numbers.length) received.push(Number((await client.next('count'))[0]));
    expect(received).toEqual([...received].sort((one, other) => one - other));
  },
);
