import { expect, test } from 'vitest';
import { sampleReport } from '../sample/sample-report.js';
import { judgedShare } from './judged-share.js';

test('counts MUSTs that passed or failed', () => {
  const [core, transports] = sampleReport().profiles;
  if (core === undefined || transports === undefined) throw new Error('The sample has too few profiles.');
  expect(judgedShare([core])).toBe('100 %');
  expect(judgedShare([transports])).toBe('0 %');
  expect(judgedShare([core, transports])).toBe('80 %');
  expect(judgedShare([])).toBe('0 %');
});

test('is all only where it is all', () => {
  const [profile] = sampleReport().profiles;
  if (profile === undefined) throw new Error('The sample has no profile.');
  const musts = { ...profile.levels.MUST, total: 1000, passed: 999, failed: 0, notApplicable: 1 };
  expect(judgedShare([{ levels: { ...profile.levels, MUST: musts } }])).toBe('99 %');
});
