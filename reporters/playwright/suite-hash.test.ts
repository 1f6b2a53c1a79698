import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { suiteHash } from './suite-hash.js';

const folder = mkdtempSync(path.join(tmpdir(), 'suite-hash-'));
afterAll(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string): void => {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), text);
};
const hash = (): string => suiteHash(path.join(folder, 'suites'), [path.join(folder, 'specs')]);

test('changes with the contract and the scenarios, and with nothing else', () => {
  write('specs/requirements/auth.yaml', '- id: AUTH-EXP-01');
  write('suites/auth/auth.spec.js', 'test()');
  const first = hash();
  expect(first).toMatch(/^sha256:[0-9a-f]{64}$/);

  write('suites/auth/auth.spec.js.map', '{}');
  write('suites/auth/auth.spec.d.ts', 'export {};');
  write('specs/requirement.ts', 'export {};');
  expect(hash()).toBe(first);

  write('suites/auth/auth.spec.js', 'test("other")');
  const second = hash();
  expect(second).not.toBe(first);

  write('specs/requirements/auth.yaml', '- id: AUTH-EXP-02');
  expect(hash()).not.toBe(second);
});
