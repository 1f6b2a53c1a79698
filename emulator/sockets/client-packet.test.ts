import { expect, it } from 'vitest';
import { checkPresencePacket, readEventName } from './client-packet.js';
import { type IncomingPacket, PacketAssembler, PacketError } from './packet-assembler.js';

function packet(text: string): IncomingPacket {
  const whole = new PacketAssembler().add(text);
  if (whole === undefined) throw new Error(`${text} is no whole packet`);
  return whole;
}

it.each(['0', '0{}', '0{"token":"x"}', '0/', '0/ns', '0/ns,', '0/ns?a=b,', '0/ns, {"a":[1]} ', '1', '1/ns', '1/ns,'])(
  'accepts %j',
  (text) => {
    expect(() => checkPresencePacket(packet(text))).not.toThrow();
  },
);

it.each([
  ['0ns,{}', 'a CONNECT has the data "ns,{}"; expected a JSON object or nothing'],
  ['0{"a":', 'a CONNECT has the data "{\\"a\\":"; expected a JSON object or nothing'],
  ['0[1]', 'a CONNECT has the data "[1]"; expected a JSON object or nothing'],
  ['0null', 'a CONNECT has the data "null"; expected a JSON object or nothing'],
  ['0"s"', 'a CONNECT has the data "\\"s\\""; expected a JSON object or nothing'],
  ['012', 'a CONNECT has the data "12"; expected a JSON object or nothing'],
  ['0/ns,7{}', 'a CONNECT has the data "7{}"; expected a JSON object or nothing'],
  [`0${'x'.repeat(50)}`, `a CONNECT has the data "${'x'.repeat(40)}"; expected a JSON object or nothing`],
  ['1junk', 'a DISCONNECT has the data "junk"; expected nothing'],
  ['1{}', 'a DISCONNECT has the data "{}"; expected nothing'],
  ['1/ns,{"close":true}', 'a DISCONNECT has the data "{\\"close\\":true}"; expected nothing'],
  ['17', 'a DISCONNECT has the data "7"; expected nothing'],
])('refuses %j', (text, reason) => {
  expect(() => checkPresencePacket(packet(text))).toThrow(new PacketError(reason));
});

it.each([
  ['2["hello",1]', 'hello'],
  ['2/ns,7["connected"]', 'connected'],
  ['2[1.0]', '1.0'],
])('reads the name of the event %s', (text, name) => {
  expect(readEventName(packet(text))).toBe(name);
});

it.each(['2', '2[]', '2{"0":"a"}', '2["half', '2[null]', '2["disconnect"]', '2["newListener",1]'])(
  'finds no name of an event in %s',
  (text) => {
    expect(() => readEventName(packet(text))).toThrow(PacketError);
  },
);
