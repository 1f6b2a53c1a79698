import { expect, it } from 'vitest';
import { OutgoingPacket } from './outgoing-packet.js';

it('frames a text once for all its receivers', () => {
  const packet = new OutgoingPacket('2["ä"]');
  expect(packet.options().wsPreEncodedFrame).toBe(packet.options().wsPreEncodedFrame);
  expect(Buffer.concat(packet.options().wsPreEncodedFrame ?? [])).toEqual(
    Buffer.concat([Buffer.from([0x81, 8]), Buffer.from('42["ä"]')]),
  );
});

it('leaves the framing of a binary attachment to Engine.IO', () => {
  expect(new OutgoingPacket(Buffer.from([1])).options()).toEqual({ compress: false });
});

it('gives every send its own options, since Engine.IO keeps them', () => {
  const packet = new OutgoingPacket('2["a"]');
  expect(packet.options()).not.toBe(packet.options());
});

it('knows how long it is', () => {
  expect(new OutgoingPacket('2["ä"]').byteLength).toBe(7);
  expect(new OutgoingPacket(Buffer.alloc(3)).byteLength).toBe(3);
});
