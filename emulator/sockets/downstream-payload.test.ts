import { expect, it } from 'vitest';
import { loadVectors } from '../../specs/vectors.js';
import { parseDownstreamPayload, PayloadError } from './downstream-payload.js';

function texts(payload: string): (string | Buffer)[] {
  return parseDownstreamPayload(payload).map(({ packet }) => packet.data);
}

it.each(loadVectors('packets').rows.filter(({ packet }) => packet !== null && packet.type !== 'disconnect'))(
  'carries $name unchanged',
  ({ text }) => {
    expect(texts(text)).toEqual([text.slice(1)]);
  },
);

it('delivers several packets in order, attachments as bytes', () => {
  expect(texts('451-["f",{"_placeholder":true,"num":0}]\u001ebAQID\u001e42["b"]')).toEqual([
    '51-["f",{"_placeholder":true,"num":0}]',
    Buffer.from([1, 2, 3]),
    '2["b"]',
  ]);
});

it('carries a message on that is no Socket.IO packet', () => {
  expect(texts('4anything')).toEqual(['anything']);
});

it.each([
  ['41', '1', '/', false],
  ['41/ns,', '1/ns,', '/ns', false],
  ['41/ns', '1/ns', '/ns', false],
  ['41{"close":true}', '1', '/', true],
  ['41/ns,{"close":true}', '1/ns,', '/ns', true],
  ['41/ns,{"close":false}', '1/ns,', '/ns', false],
  ['41/ns,{"close":1}', '1/ns,', '/ns', false],
  ['41/ns,null', '1/ns,', '/ns', false],
  ['41/ns,{', '1/ns,', '/ns', false],
])('reads %s as the end of a socket', (payload, text, namespace, closeConnection) => {
  const [packet] = parseDownstreamPayload(payload);
  expect(packet?.packet.data).toBe(text);
  expect(packet?.disconnect).toEqual({ namespace, closeConnection });
});

it.each([
  ['', 1, '""'],
  ['hello', 1, '"hello"'],
  ['2["a"]', 1, '"2[\\"a\\"]"'],
  ['1', 1, '"1"'],
  ['42["a"]\u001e', 2, '""'],
  ['42["a"]\u001e6', 2, '"6"'],
  [`5${'x'.repeat(50)}`, 1, `"5${'x'.repeat(19)}"`],
])('refuses %j', (payload, position, start) => {
  expect(() => parseDownstreamPayload(payload)).toThrow(PayloadError);
  expect(() => parseDownstreamPayload(payload)).toThrow(`Packet ${position} of the payload begins with ${start}; `);
});
