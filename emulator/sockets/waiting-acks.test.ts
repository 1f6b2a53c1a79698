import { expect, it } from 'vitest';
import { OutgoingPacket } from '../connections/outgoing-packet.js';
import { WaitingAcks } from './waiting-acks.js';

/** Whether an event waits for an acknowledgement. */
function isExpected(acks: WaitingAcks, namespace: string, ackId: string): boolean {
  const answer = { packet: new OutgoingPacket(''), acknowledges: { namespace, ackId } };
  return acks.describeUnexpected([answer], undefined) === undefined;
}

it('knows an id of a namespace until it is acknowledged', () => {
  const acks = new WaitingAcks();
  expect(isExpected(acks, '/', '7')).toBe(false);
  acks.add('/', '7');
  expect([isExpected(acks, '/', '7'), isExpected(acks, '/', '8'), isExpected(acks, '/a', '7')]).toEqual([
    true,
    false,
    false,
  ]);
  acks.delete('/', '7');
  expect(isExpected(acks, '/', '7')).toBe(false);
});

it('forgets the ids of a socket that has ended', () => {
  const acks = new WaitingAcks();
  for (let id = 0; id < 900; id++) acks.add('/', String(id));
  acks.add('/a', '7');
  acks.clear('/');
  expect([isExpected(acks, '/', '7'), isExpected(acks, '/a', '7')]).toEqual([false, true]);
  for (let id = 0; id < 900; id++) acks.add('/', String(id));
  expect(isExpected(acks, '/', '1000')).toBe(false);
});

it.each([
  ['more ids than it keeps', Array.from({ length: 1001 }, (_, index) => `${index}`)],
  ['an id that is longer than it keeps', ['9'.repeat(21)]],
])('expects every id after %s', (_, ids) => {
  const acks = new WaitingAcks();
  for (const id of ids) acks.add('/', id);
  expect([isExpected(acks, '/', ids.at(-1) ?? ''), isExpected(acks, '/', 'other')]).toEqual([true, true]);
});
