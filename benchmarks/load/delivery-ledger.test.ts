import { expect, it } from 'vitest';
import { DeliveryLedger, eventPacket } from './delivery-ledger.js';

function ledgerAfter(numbers: readonly number[]): DeliveryLedger {
  const ledger = new DeliveryLedger({ clients: 2, publishers: 3, rooms: 1 });
  for (const number of numbers) {
    const packet = Buffer.from(`..${eventPacket(2, number)}`);
    ledger.take(1, packet, 2, packet.length - 2);
  }
  return ledger;
}

it('counts what comes in order', () => expect(ledgerAfter([0, 1, 2]).delivered).toBe(3));

it.each([
  ['lost', [0, 2], /lost, reordered or misdirected/],
  ['doubled', [0, 1, 1], /doubled or reordered/],
  ['reordered', [1, 0], /lost, reordered or misdirected/],
])('notices what was %s', (_, numbers, error) => expect(() => ledgerAfter(numbers)).toThrow(error));

it('notices what was changed', () => {
  const ledger = ledgerAfter([0]);
  const packet = Buffer.from(`${eventPacket(2, 1)}x`);
  expect(() => ledger.take(1, packet, 0, packet.length)).toThrow(/Expected number 1 of publisher 2/);
});

it('numbers what a publisher sends to a room', () => {
  const ledger = new DeliveryLedger({ clients: 2, publishers: 1, rooms: 2 });
  const packets = [0, 1, 0].map((room) => ledger.nextPacket(0, room, 0));
  expect(packets).toEqual([eventPacket(0, 0), eventPacket(0, 0), eventPacket(0, 1)]);
});
