import { expect, it } from 'vitest';
import { joinPayload } from '../../protocol/index.js';
import { loadVectors } from '../../specs/vectors.js';
import { parseDownstreamPayload, PayloadError } from './downstream-payload.js';

function texts(payload: string): (string | Buffer)[] {
  return parseDownstreamPayload(payload).map(({ packet }) => packet.data);
}

const vectors = loadVectors('packets').rows.map((row) => ({ ...row, hostile: row.name.startsWith('hostile: ') }));
/** With their attachments; but for a DISCONNECT, of which the service takes its part, and a CONNECT as clients send it. */
const readable = vectors.flatMap(({ name, hostile, text, packet }) =>
  packet === null || hostile || packet.type === 'disconnect' || (packet.type === 'connect' && packet.payload === '')
    ? []
    : [{ name, packets: [text, ...Array.from({ length: packet.attachments }, () => 'bAQID')] }],
);

it.each(readable)('carries $name unchanged', ({ packets }) => {
  expect(texts(joinPayload(packets))[0]).toBe(packets[0]?.slice(1));
});

it.each(vectors.filter(({ hostile }) => hostile))('refuses $name', ({ text }) => {
  expect(() => parseDownstreamPayload(text)).toThrow(PayloadError);
});

it('delivers several packets in order, attachments as bytes', () => {
  expect(texts('451-["f",{"_placeholder":true,"num":0}]\u001ebAQID\u001e42["b"]')).toEqual([
    '51-["f",{"_placeholder":true,"num":0}]',
    Buffer.from([1, 2, 3]),
    '2["b"]',
  ]);
});

it.each([
  ['41', '1', '/', false],
  ['41/ns,', '1/ns,', '/ns', false],
  ['41/ns', '1/ns', '/ns', false],
  ['41{"close":true}', '1', '/', true],
  ['41/ns,{"close":true}', '1/ns,', '/ns', true],
  ['41/ns,{"close":false}', '1/ns,', '/ns', false],
  ['41/ns,{"close":1}', '1/ns,', '/ns', false],
  ['41/ns,{}', '1/ns,', '/ns', false],
])('reads %s as the end of a socket', (payload, text, namespace, closeConnection) => {
  const [packet] = parseDownstreamPayload(payload);
  expect(packet?.packet.data).toBe(text);
  expect(packet?.disconnect).toEqual({ namespace, closeConnection });
});

it('says which packet of a payload is refused', () => {
  expect(() => parseDownstreamPayload('42["a"]\u001ehello')).toThrow(
    new PayloadError(
      'Packet 2 of the payload begins with "hello"; expected an Engine.IO message packet such as ' +
        '42["event","argument"] or 42/namespace,["event"].',
    ),
  );
});
