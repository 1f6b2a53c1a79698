import { expect, it } from 'vitest';
import { loadVectors } from '../specs/vectors.js';
import { formatPacket, packetTypes, parseEventName, parsePacketHead } from './socket-io-packet.js';

const vectors = loadVectors('packets').rows;
const packets = vectors.flatMap(({ name, text, packet }) => (packet === null ? [] : [{ name, text, packet }]));

it.each(packets)('reads $name', ({ text, packet }) => {
  const socketIoText = text.slice(1);
  const head = parsePacketHead(socketIoText);
  expect(head).toMatchObject({
    type: packet.type,
    namespace: packet.namespace,
    attachments: packet.attachments,
  });
  expect(head?.ackId ?? null).toBe(packet.ackId);
  expect(socketIoText.slice(head?.payloadStart)).toBe(packet.payload);
});

const events = packets.filter(({ packet }) => packet.type.endsWith('event'));

it.each(events)('reads the event name of $name', ({ packet }) => {
  expect(parseEventName(packet.payload) ?? null).toBe(packet.event);
});

it.each(vectors.filter(({ packet }) => packet === null))('takes $name for no packet', ({ text }) => {
  expect(parsePacketHead(text.slice(1))).toBeUndefined();
});

it.each([
  ['["a"', undefined],
  ['{"0":"a"}', undefined],
  ['"a"', undefined],
  ['[]', undefined],
  ['[null]', undefined],
  ['[["a"]]', undefined],
  ['', undefined],
  ['["a",1]', 'a'],
  [' [ "a" ]', 'a'],
  ['["\\u0061\\n"]', 'a\n'],
  ['[12,"a"]', '12'],
  ['[-0]', '-0'],
  [' [\n1.0 ,2]', '1.0'],
  ['[1E+400]', '1E+400'],
  ['[-12.50e-3]', '-12.50e-3'],
  ['[12345678901234567890,1]', '12345678901234567890'],
])('reads the event name of %s', (payload, name) => {
  expect(parseEventName(payload)).toBe(name);
});

it.each(packetTypes.filter((type) => !type.startsWith('binary')))('reads back a %s packet that it formats', (type) => {
  for (const namespace of ['/', '/chat', '/ünï/😀']) {
    const text = formatPacket(type, namespace, '{"a":1}');
    const head = parsePacketHead(text);
    expect(head).toMatchObject({ type, namespace });
    expect(text.slice(head?.payloadStart)).toBe('{"a":1}');
  }
});

it('leaves the default namespace and an empty payload out', () => {
  expect(formatPacket('disconnect', '/')).toBe('1');
  expect(formatPacket('disconnect', '/chat')).toBe('1/chat,');
});
