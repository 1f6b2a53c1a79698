import { expect, test } from 'vitest';
import type { Fault } from './fault.js';
import { anchorSource } from './locate-fault.js';
import { retargetFault } from './retarget-fault.js';

const fault = {
  breaks: 'REST-SEND-01',
  fault: 'answers 200',
  file: 'emulator/a.ts',
  in: 'Layer.send',
  find: 'return 202;',
  replace: 'return 200;',
};

function retarget(files: Readonly<Record<string, string>>, change: Partial<Fault> = {}) {
  const sources = Object.entries(files).map(([file, text]) => anchorSource(file, text));
  return retargetFault(sources, { ...fault, ...change });
}

const layer = 'class Layer { send() { return 202; } }';

test('leaves a fault alone that still matches', () => {
  const copy = 'class Layer { send() { return 202; } }';
  expect(retarget({ 'emulator/a.ts': layer, 'emulator/b.ts': copy })).toEqual({ outcome: 'matches' });
});

test.each<[string, Readonly<Record<string, string>>, string, string | undefined]>([
  [
    'a moved file, whatever else has the text',
    { 'protocol/b.ts': layer, 'emulator/c.ts': 'function other() { return 202; }' },
    'protocol/b.ts',
    'Layer.send',
  ],
  [
    'a renamed class in the same file',
    { 'emulator/a.ts': 'class Session { send() { return 202; } other() { return 202; } }' },
    'emulator/a.ts',
    'Session.send',
  ],
  [
    'a method moved to another class and file',
    { 'emulator/a.ts': 'class Layer {}', 'emulator/b.ts': 'class Session { send() { return 202; } }' },
    'emulator/b.ts',
    'Session.send',
  ],
  [
    'a method made a function',
    { 'emulator/a.ts': 'class Layer {}\nfunction send() { return 202; }' },
    'emulator/a.ts',
    'send',
  ],
  [
    'a renamed method',
    { 'emulator/a.ts': 'class Layer { write() { return 202; } }', 'emulator/b.ts': 'function b() { return 202; }' },
    'emulator/a.ts',
    'Layer.write',
  ],
  [
    'text moved to another method of another file',
    {
      'emulator/a.ts': 'class Layer { send() { return status(); } }',
      'emulator/b.ts': 'function status() { return 202; }',
    },
    'emulator/b.ts',
    'status',
  ],
  ['text moved out of every declaration', { 'emulator/a.ts': '{ return 202; }' }, 'emulator/a.ts', undefined],
])('follows %s', (_, files, file, anchor) => {
  expect(retarget(files)).toEqual({ outcome: 'moved', to: { file, in: anchor } });
});

test('adds the declaration where the fault names none', () => {
  expect(retarget({ 'emulator/a.ts': layer }, { in: undefined })).toEqual({
    outcome: 'moved',
    to: { file: 'emulator/a.ts', in: 'Layer.send' },
  });
});

test.each<[string, Readonly<Record<string, string>>, string]>([
  [
    'two declarations of its name have the text',
    { 'emulator/b.ts': layer, 'emulator/c.ts': layer },
    'finds it in Layer.send of emulator/b.ts, Layer.send of emulator/c.ts. Name one',
  ],
  [
    'two methods have the text',
    { 'emulator/a.ts': 'class Layer { b() { return 202; } c() { return 202; } }' },
    'finds it in Layer.b of emulator/a.ts, Layer.c of emulator/a.ts. Name one',
  ],
  [
    'the only method with the text has it twice',
    { 'emulator/a.ts': 'class Layer { b() { if (a) return 202; return 202; } }' },
    'declares nothing of this name',
  ],
  [
    'its declaration was edited, and a namesake elsewhere is not the only place with the text',
    {
      'emulator/a.ts': 'class Layer { send() {} }',
      'emulator/b.ts': layer,
      'emulator/c.ts': 'const c = () => { return 202; };',
    },
    'finds it in Layer.send of emulator/b.ts, c of emulator/c.ts. Name one',
  ],
  ['the text has gone', { 'emulator/a.ts': 'class Layer { send() {} }' }, 'and finds it 0 times'],
  ['the file has gone', { 'emulator/b.ts': 'const b = 1;' }, 'emulator/a.ts, which does not exist'],
])('reports a fault as lost where %s', (_, files, reason) => {
  expect(retarget(files)).toEqual({ outcome: 'lost', reason: expect.stringContaining(reason) as string });
});
