import { expect, it } from 'vitest';
import { matchesPattern, matchRequirements } from './requirement-pattern.js';

const ids = ['AUTH-REST-01', 'REST-SEND-01', 'REST-SEND-04', 'REST-TOKEN-01'];

it.each([
  [['REST-SEND-04'], ['REST-SEND-04']],
  [['REST-*'], ['REST-SEND-01', 'REST-SEND-04', 'REST-TOKEN-01']],
  [['*-01'], ['AUTH-REST-01', 'REST-SEND-01', 'REST-TOKEN-01']],
  [
    ['REST-TOKEN-01', 'REST-SEND-*'],
    ['REST-SEND-01', 'REST-SEND-04', 'REST-TOKEN-01'],
  ],
  [['**'], ids],
])('%j selects %j', (patterns, want) => {
  expect(matchRequirements(patterns, ids, '--requirement')).toEqual(want);
});

it('rejects a pattern that matches nothing, and names what is near', () => {
  expect(() => matchRequirements(['REST-SEND-05'], ids, '--requirement')).toThrow(
    '--requirement: "REST-SEND-05" is not a requirement. Did you mean REST-SEND-01 or REST-SEND-04?',
  );
  expect(() => matchRequirements(['REST-*', 'MAPPING-*'], ids, '--skip')).toThrow(
    '--skip: "MAPPING-*" matches no requirement.',
  );
});

it('treats every other character as itself', () => {
  expect(matchesPattern('REST.SEND*', 'REST-SEND-01')).toBe(false);
});
