import { expect, it } from 'vitest';
import { loadVectors } from '../specs/vectors.js';
import { readPacket } from './read-packet.js';

const vectors = loadVectors('packets').rows;
const events = vectors.filter(({ packet }) => packet?.type === 'event' && packet.event !== null);
const others = vectors.filter(({ packet }) => packet?.type !== 'event' || packet.event === null);

it.each(events)('reads $name', ({ text, packet }) => {
  const read = readPacket(text);
  expect(read).toMatchObject({ name: packet?.event, namespace: packet?.namespace });
  expect(read?.ackHead === undefined).toBe(packet?.ackId === null);
});

it.each(others)('reads no event from $name', ({ text }) => {
  expect(readPacket(text)).toBeUndefined();
});

it.each([
  ['42["x"]', '[]'],
  ['42[ "x" ]', '[]'],
  ['42["x",12345678901234567890, 1.0]', '[12345678901234567890, 1.0]'],
  ['42["a\\"],[\\\\",["b"]]', '[["b"]]'],
  ['42[7,"b"]', '["b"]'],
])('keeps the arguments of %s as they are written', (text, argsJson) => {
  expect(readPacket(text)?.argsJson.trim()).toBe(argsJson);
});

it('writes the head of an acknowledgement with the id as it came', () => {
  expect(readPacket('42/chat,90071992547409931["x"]')?.ackHead).toBe('43/chat,90071992547409931');
});

it.each(['', '4', '42', '52["x"]', 'b42["x"]', '42{"x":1}', '42["x"', '451-["x",{"_placeholder":true,"num":0}]'])(
  'reads no event from %j',
  (text) => {
    expect(readPacket(text)).toBeUndefined();
  },
);
