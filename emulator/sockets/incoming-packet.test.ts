import { expect, it } from 'vitest';
import {
  checkAck,
  checkPresencePacket,
  type IncomingPacket,
  PacketAssembler,
  PacketError,
  readEventName,
} from './incoming-packet.js';

it('hands a packet without attachments on at once', () => {
  const packet = new PacketAssembler().add('2/ns,13["hello",12345678901234567890, "\\u00e4"]');
  expect(packet).toMatchObject({
    head: { type: 'event', namespace: '/ns', ackId: '13' },
    data: '["hello",12345678901234567890, "\\u00e4"]',
    payload: '42/ns,13["hello",12345678901234567890, "\\u00e4"]',
  });
});

it('waits for all attachments of a binary packet', () => {
  const assembler = new PacketAssembler();
  expect(assembler.add('52-["file",{"_placeholder":true,"num":0},{"_placeholder":true,"num":1}]')).toBeUndefined();
  expect(assembler.add(Buffer.from([1, 2, 3]))).toBeUndefined();
  expect(assembler.add(Buffer.alloc(0))?.payload).toBe(
    '452-["file",{"_placeholder":true,"num":0},{"_placeholder":true,"num":1}]\u001ebAQID\u001eb',
  );
  expect(assembler.add('2["next"]')?.payload).toBe('42["next"]');
});

it('knows how much an unfinished packet holds', () => {
  const assembler = new PacketAssembler();
  assembler.add('52-["ä"]');
  expect(assembler.bytes).toBe(9);
  assembler.add(Buffer.from([1, 2, 3]));
  expect(assembler.bytes).toBe(9 + 'bAQID'.length);
  assembler.add(Buffer.alloc(0));
  expect(assembler.bytes).toBe(0);
});

it.each<[string, (string | Buffer)[], string]>([
  ['junk', ['junk'], '"junk" is no Socket.IO packet'],
  ['an empty text', [''], '"" is no Socket.IO packet'],
  ['a long junk text', ['x'.repeat(100)], `"${'x'.repeat(40)}" is no Socket.IO packet`],
  ['an attachment without its packet', [Buffer.from([1])], 'a binary attachment came without its packet'],
  ['a text instead of an attachment', ['51-["a"]', '2["b"]'], 'a text packet came where a binary attachment was due'],
  ['a binary event without attachments', ['50-["a"]'], '"50-[\\"a\\"]" announces no attachment; expected at least one'],
  [
    'a binary acknowledgement without attachments',
    ['60-1[1]'],
    '"60-1[1]" announces no attachment; expected at least one',
  ],
  ['more attachments than clients send', ['511-["a"]'], 'a packet announced 11 attachments; expected 10 at most'],
  [
    'a huge number of attachments',
    ['59999999999-["x"]'],
    'a packet announced 9999999999 attachments; expected 10 at most',
  ],
])('refuses %s', (_, messages, reason) => {
  const assembler = new PacketAssembler();
  const last = messages.pop() ?? '';
  for (const message of messages) expect(assembler.add(message)).toBeUndefined();
  expect(() => assembler.add(last)).toThrow(new PacketError(reason));
});

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

it('refuses an event that takes long to parse', () => {
  const deep = `2["a",${'['.repeat(20_000)}${']'.repeat(20_000)}]`;
  const reason = "an event's payload has more than 20000 levels of lists and objects";
  expect(() => readEventName(packet(deep))).toThrow(new PacketError(reason));
});

it.each([
  ['31[]', true],
  ['3/ns,1["a",1]', true],
  ['31', true],
  ['3[', false],
  ['31{}', false],
  ['31"a"', false],
])('accepts the acknowledgement %s as Socket.IO does: %j', (text, accepted) => {
  const check = (): void => checkAck(packet(text));
  if (accepted) expect(check).not.toThrow();
  else expect(check).toThrow(PacketError);
});
