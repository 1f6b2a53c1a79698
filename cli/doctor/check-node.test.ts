import { expect, it } from 'vitest';
import { checkNode } from './check-node.js';

it.each([
  ['20.19.0', 'ok'],
  ['24.1.0', 'ok'],
  ['20.18.9', 'fail'],
  ['18.20.1', 'fail'],
])('Node.js %s is %s', (version, level) => {
  expect(checkNode(version)).toMatchObject({ level, text: expect.stringContaining(version) as string });
});
