import { expect, it } from 'vitest';
import { describeTarget } from './describe-target.js';

it.each([
  [{ kind: 'embedded' }, 'embedded'],
  [{ kind: 'url', subject: 'service' }, 'url'],
  [{ kind: 'command', subject: 'event handler' }, 'event handler'],
  [
    { kind: 'url', subject: 'event handler', url: 'http://localhost/{event}' },
    'event handler at http://localhost/{event}',
  ],
] as const)('describes %j as %s', (target, text) => {
  expect(describeTarget(target)).toBe(text);
});
