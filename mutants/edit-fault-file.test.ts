import { expect, test } from 'vitest';
import { editFaultFile } from './edit-fault-file.js';

const yaml = `# Sends.
- breaks: A-01
  fault: one
  file: emulator/a.ts
  in: A.b
  find: |-
      file: emulator/a.ts
      - in: A.b
  replace: ''

# The next one has no declaration yet.
- breaks: A-02
  fault: two
  file: emulator/b.ts # keep
  find: "two"
  replace: 'three'
`;

test('rewrites the file and the declaration of the given faults, and no other line', () => {
  expect(editFaultFile(yaml, new Map([[0, { file: 'emulator/c.ts', in: 'C.#d' }]]))).toBe(
    yaml.replace('  file: emulator/a.ts\n  in: A.b\n', '  file: emulator/c.ts\n  in: C.#d\n'),
  );
});

test('adds a declaration', () => {
  expect(editFaultFile(yaml, new Map([[1, { file: 'emulator/b.ts', in: 'b' }]]))).toBe(
    yaml.replace('  file: emulator/b.ts # keep\n', '  file: emulator/b.ts\n  in: b\n'),
  );
});

test('removes a declaration', () => {
  expect(editFaultFile(yaml, new Map([[0, { file: 'emulator/a.ts', in: undefined }]]))).toBe(
    yaml.replace('  in: A.b\n', ''),
  );
});

test('quotes a name that YAML would read otherwise', () => {
  expect(editFaultFile(yaml, new Map([[0, { file: 'emulator/a.ts', in: "table.it's: x" }]]))).toContain(
    "  in: 'table.it''s: x'\n",
  );
});
