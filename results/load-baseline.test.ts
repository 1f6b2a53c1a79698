import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loadBaseline } from './load-baseline.js';

const folder = mkdtempSync(path.join(tmpdir(), 'load-baseline-'));
afterAll(() => rmSync(folder, { recursive: true }));

const rest = 'reason: Known to the team., link: https://example.com/1, expires: 2030-01-31';

function load(text: string) {
  const file = path.join(folder, 'baseline.yaml');
  writeFileSync(file, text);
  return loadBaseline(file);
}

test('reads ids and patterns', () => {
  const { entries } = load(`- { requirement: REST-SEND-04, ${rest} }\n- { requirement: 'AUTH-*', ${rest} }`);
  expect(entries.map(({ requirement, expires }) => [requirement, expires])).toEqual([
    ['REST-SEND-04', '2030-01-31'],
    ['AUTH-*', '2030-01-31'],
  ]);
});

test.each([
  ['', 'the value: saw null, expected type array'],
  [`- { requirement: REST-SEND-04 }`, '/0: member "reason" is missing'],
  [`- { requirement: REST-SEND-04, ${rest}, until: 1 }`, '/0: member "until" is not expected'],
  [`- { requirement: REST-SEND-04, reason: Known to all., link: here, expires: soon }`, 'expected format uri'],
  ['- {', 'is neither YAML nor JSON'],
])('rejects %j', (text, message) => {
  expect(() => load(text)).toThrow(message);
});

test('names each entry that matches nothing: a typo, a pattern, and a retired id with its successor', () => {
  const text = ['REST-SEND-40', "'REST-SENT-*'", 'AUTH-CLIENT-22', 'REST-SEND-04']
    .map((requirement) => `- { requirement: ${requirement}, ${rest} }`)
    .join('\n');
  const lines = messageOf(() => load(text)).split('\n');
  expect(lines).toHaveLength(3);
  expect(lines[0]).toContain('"REST-SEND-40" is not a requirement. Did you mean REST-SEND-');
  expect(lines[1]).toContain('"REST-SENT-*" matches no requirement.');
  expect(lines[2]).toContain('AUTH-CLIENT-22 was retired: It stated the same fact');
  expect(lines[2]).toContain('Use RUNTIME-ISSUER-09.');
});

test('says that a file is not there', () => {
  expect(() => loadBaseline(path.join(folder, 'none.yaml'))).toThrow(/none\.yaml cannot be read: ENOENT.* Give a file/);
});

test('gives up a file without end', () => {
  expect(() => loadBaseline('/dev/zero')).toThrow(/cannot be read: it is longer than \d+ bytes\. Give a file/);
});

function messageOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('It did not throw.');
}
