import { describe, expect, test } from 'vitest';
import { applyFault, faultySource } from './apply-fault.js';

const fault = { breaks: 'REST-SEND-01', fault: 'answers 200', file: 'emulator/x.ts', find: '202', replace: "'$&'" };

describe('a fault in a declaration', () => {
  const source = 'class A {\n  b() { return 202; }\n  c() { return 202; }\n  d() { return [202, 202]; }\n}\n';

  test('replaces the text of that declaration only, by exactly what the fault says', () => {
    expect(applyFault(source, { ...fault, in: 'A.c' })).toBe(source.replace('c() { return 202', "c() { return '$$&'"));
  });

  test('finds its text in the overload that has it', () => {
    const overloads = 'function f(a: 1): 200;\nfunction f(a: 2): 202;\nfunction f(): unknown {}\n';
    expect(applyFault(overloads, { ...fault, in: 'f' })).toContain("(a: 2): '$&';");
  });

  test.each([
    ['a text that stands twice in it', { in: 'A.d' }, 'looks for "202" in A.d of emulator/x.ts and finds it 2 times'],
    ['a text that stands outside only', { in: 'A.b', find: 'c()' }, 'in A.b of emulator/x.ts and finds it 0 times'],
    ['an unknown declaration', { in: 'B.c' }, 'looks in B.c, and emulator/x.ts declares nothing of this name'],
  ])('rejects %s', (_, change, message) => {
    expect(() => applyFault(source, { ...fault, ...change })).toThrow(message);
  });

  test('names the fault and what to do when it is rejected', () => {
    expect(() => applyFault(source, { ...fault, in: 'A.d' })).toThrow(
      /The fault "answers 200", which breaks REST-SEND-01, .*Run "npm run mutants:retarget"/,
    );
  });
});

describe('a fault that names no declaration', () => {
  test('replaces text outside every declaration', () => {
    expect(applyFault("import '202';", fault)).toBe("import ''$&'';");
  });

  test('replaces text that runs over two declarations', () => {
    expect(applyFault('const a = 1;\nconst b = 2;', { ...fault, find: '1;\nconst b' })).toBe("const a = '$&' = 2;");
  });

  test('is rejected with a proposal where its text stands in a declaration', () => {
    expect(() => applyFault('class A { b() { return 202; } }', fault)).toThrow('Add "in: A.b" below its "file:"');
  });

  test('is rejected where its text stands twice', () => {
    expect(() => applyFault("import '202';\nimport '202';", fault)).toThrow('in emulator/x.ts and finds it 2 times');
  });
});

test('a fault in a file that does not exist is rejected', () => {
  expect(() => faultySource(fault)).toThrow('looks in emulator/x.ts, which does not exist');
});
