import { expect, it } from 'vitest';
import { OutgoingPacket } from './outgoing-packet.js';

it.each([
  ['text', '2["ä"]', Buffer.concat([Buffer.from([0x81, 8]), Buffer.from('42["ä"]')])],
  ['a binary attachment', Buffer.from([1, 2]), Buffer.from([0x82, 2, 1, 2])],
])('frames %s once for all its receivers', (_, data, frame) => {
  const packet = new OutgoingPacket(data);
  expect(packet.frame).toEqual(frame);
  expect(packet.options().wsPreEncodedFrame[0]).toBe(packet.frame);
  expect(packet.frame).toBe(packet.frame);
});

it('gives every send its own options, since Engine.IO keeps them', () => {
  const packet = new OutgoingPacket('2["a"]');
  expect(packet.options()).not.toBe(packet.options());
});

it('knows how long it is', () => {
  expect(new OutgoingPacket('2["ä"]').byteLength).toBe(7);
  expect(new OutgoingPacket(Buffer.alloc(3)).byteLength).toBe(3);
});
