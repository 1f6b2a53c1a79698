import { expect, test } from 'vitest';
import { applyFault } from './apply-fault.js';

const fault = { breaks: 'REST-SEND-01', fault: 'answers 200', file: 'emulator/x.ts', find: '202', replace: "'$&'" };

test('replaces the text by exactly what the fault says', () => {
  expect(applyFault('status: 202,', fault)).toBe("status: '$&',");
});

test.each([
  ['is missing', 'status: 200', 'finds it 0 times'],
  ['stands twice', '202 202', 'finds it 2 times'],
])('refuses a source in which the text %s', (_, source, message) => {
  expect(() => applyFault(source, fault)).toThrow(message);
});
