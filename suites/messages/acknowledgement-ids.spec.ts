import { expect, scenario, verifies } from '../../fixtures/index.js';

const ranges: readonly (readonly [title: string, requirement: string, ids: readonly string[]])[] = [
  [
    'acknowledgement ids up to 2^53 - 1',
    'MESSAGES-ACK-05',
    ['0', '2147483647', '2147483648', '4294967296', '9007199254740991'],
  ],
  ['acknowledgement ids beyond 2^53', 'MESSAGES-ACK-06', ['9007199254740993', '18446744073709551617']],
];

for (const [title, requirement, ids] of ranges) {
  scenario(
    `${title} reach the event handler, and come back with its acknowledgements`,
    verifies(requirement),
    async ({ rawSocket, eventHandler, ns }) => {
      eventHandler.onMessage('ask', (message) => message.ack(message.args[0]));
      const client = await rawSocket();
      await client.join(ns);
      for (const id of ids) {
        await client.send(`42${ns.path},${id}["ask","${id}"]`);
        expect((await eventHandler.next('message')).text).toBe(`42${ns.path},${id}["ask","${id}"]`);
        expect(await client.next()).toBe(`43${ns.path},${id}["${id}"]`);
      }
    },
  );
}
