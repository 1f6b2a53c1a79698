import { expect, it } from 'vitest';
import { PacketAssembler, PacketError } from './packet-assembler.js';

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

it('hands a binary packet without attachments on at once', () => {
  expect(new PacketAssembler().add('50-["a"]')?.payload).toBe('450-["a"]');
});

it.each<[string, (string | Buffer)[], string]>([
  ['junk', ['junk'], '"junk" is no Socket.IO packet'],
  ['an empty text', [''], '"" is no Socket.IO packet'],
  ['a long junk text', ['x'.repeat(100)], `"${'x'.repeat(40)}" is no Socket.IO packet`],
  ['an attachment without its packet', [Buffer.from([1])], 'a binary attachment came without its packet'],
  ['a text instead of an attachment', ['51-["a"]', '2["b"]'], 'a text packet came where a binary attachment was due'],
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
