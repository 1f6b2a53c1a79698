import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { OutgoingPacket } from './outgoing-packet.js';
import { joinOnce, TurnWriter } from './turn-writer.js';

it('writes once for each client, at the end of the turn', async () => {
  const turns = new TurnWriter();
  const [one, other] = [{ flush: vi.fn() }, { flush: vi.fn() }];
  turns.add(one);
  turns.add(other);
  expect(one.flush).not.toHaveBeenCalled();
  await nextTurn();
  expect([one.flush, other.flush].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
  turns.add(one);
  turns.flush();
  await nextTurn();
  expect([one.flush, other.flush].map(({ mock }) => mock.calls.length)).toEqual([2, 1]);
});

it('joins frames once for clients in a row that are sent the same', () => {
  const join = joinOnce();
  const [a, b, c] = ['a', 'b', 'c'].map((text) => new OutgoingPacket(text)) as [
    OutgoingPacket,
    OutgoingPacket,
    OutgoingPacket,
  ];
  const joined = join([a, b]);
  expect(joined).toEqual(Buffer.concat([a.frame, b.frame]));
  expect(join([a, b])).toBe(joined);
  expect(join([a])).toBe(a.frame);
  expect(join([a, b])).toBe(joined);
  expect(join([a, c])).toEqual(Buffer.concat([a.frame, c.frame]));
  expect(join([a, b, c])).toEqual(Buffer.concat([a.frame, b.frame, c.frame]));
});

it('writes answers at the end of the turn, after what was sent', async () => {
  const turns = new TurnWriter();
  const written: string[] = [];
  turns.answer(() => written.push('answer'));
  turns.add({ flush: () => written.push('frame') });
  turns.answer(() => written.push('other answer'));
  expect(written).toEqual([]);
  await nextTurn();
  expect(written).toEqual(['frame', 'answer', 'other answer']);
  turns.answer(() => written.push('next turn'));
  await nextTurn();
  expect(written.slice(3)).toEqual(['next turn']);
});
