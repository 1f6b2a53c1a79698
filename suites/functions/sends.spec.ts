import { expect, scenario, verifies } from '../../fixtures/index.js';
import { eventsAt } from '../recipients.js';
import { arrange, functionsCall, replay, type Members } from './replay.js';

const sends: readonly { id: string; name: string; members: Members; receivers: readonly string[] }[] = [
  {
    id: 'REST-FILTER-11',
    name: 'send to one room',
    members: { inRm: ['rm'], inRm2: ['rm2'], outside: [] },
    receivers: ['inRm'],
  },
  {
    id: 'FUNCTIONS-SEND-02',
    name: 'send to one room except a socket',
    members: { inRm: ['rm'], sidInRm: ['rm', 'sid'], outside: [] },
    receivers: ['inRm'],
  },
  {
    id: 'FUNCTIONS-SEND-03',
    name: 'send to two rooms',
    members: { inRm: ['rm'], inRm2: ['rm2'], inBoth: ['rm', 'rm2'], outside: [] },
    receivers: ['inRm', 'inRm2', 'inBoth'],
  },
  {
    id: 'FUNCTIONS-SEND-04',
    name: 'send to a socket',
    members: { socket1: ['socket1'], other: ['socket2'] },
    receivers: ['socket1'],
  },
  {
    id: 'REST-FILTER-11',
    name: 'send to a namespace',
    members: { first: [], second: ['rm'], outside: 'elsewhere' },
    receivers: ['first', 'second'],
  },
  {
    id: 'FUNCTIONS-SEND-06',
    name: 'send to a namespace except a socket',
    members: { first: [], sid: ['sid'], outside: 'elsewhere' },
    receivers: ['first'],
  },
  {
    id: 'REST-FILTER-10',
    name: 'send to two rooms except a third',
    members: { inRm: ['rm'], inRm2: ['rm2'], ex1InRm: ['rm', 'ex1'], ex1InRm2: ['rm2', 'ex1'] },
    receivers: ['inRm', 'inRm2', 'ex1InRm'],
  },
  {
    id: 'FUNCTIONS-SEND-08',
    name: 'send parameters of several types',
    members: { inRm: ['rm'] },
    receivers: ['inRm'],
  },
  {
    id: 'FUNCTIONS-SEND-10',
    name: 'send to one room without parameters',
    members: { inRm: ['rm'] },
    receivers: ['inRm'],
  },
];

for (const { id, name, members, receivers } of sends) {
  scenario(
    `the call to ${name} reaches its recipients and no others`,
    verifies(id),
    async ({ scenarioContext, connect, lease, service }) => {
      const clients = await arrange({ scenarioContext, connect, lease, service }, members);
      await replay(service, scenarioContext.hub('isolated'), name);
      const { eventName, parameters = [] } = functionsCall(name).action;
      for (const [member, client] of Object.entries(clients)) {
        const expected = receivers.includes(member) ? [parameters] : [];
        expect(await eventsAt(client, String(eventName), expected.length), member).toEqual(expected);
      }
    },
  );
}

scenario(
  'the call to send to a socket whose connection is known reaches that connection',
  verifies('MANAGEMENT-CONNECTION-05'),
  async ({ scenarioContext, connect, lease, service, eventHandler }) => {
    const { known, other } = await arrange({ scenarioContext, connect, lease, service }, { known: [], other: [] });
    if (known === undefined || other === undefined) throw new Error('Expected two clients.');
    const name = 'send to a socket whose connection is known';
    await replay(service, scenarioContext.hub('isolated'), name, eventHandler.connectionOf(known));
    expect(await known.next('event')).toEqual(['abc']);
    expect(await other.unread()).toEqual([]);
  },
);
