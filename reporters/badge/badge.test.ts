import { expect, test } from 'vitest';
import { sampleBaseline, sampleReport, sampleScenarios } from '../../results/sample/sample-report.js';
import { badgeSvg } from './badge.js';

const passing = sampleScenarios.map((scenario) => ({
  ...scenario,
  result: 'passed' as const,
  errors: [],
  timeline: [],
}));
const titleOf = (svg: string): string => /<title>(.*?)<\/title>/.exec(svg)?.[1] ?? '';

test('says the worst verdict and the share that was judged', () => {
  expect(titleOf(badgeSvg(sampleReport()))).toBe('Socket.IO Serverless: not conformant, 80 % of MUSTs judged');
  expect(titleOf(badgeSvg({ ...sampleReport(passing), partial: false }))).toBe(
    'Socket.IO Serverless: conformant, 100 % of MUSTs judged',
  );
});

test('a partial run is partial first, and never conformant', () => {
  const partial = { ...sampleReport(passing), partial: true };
  expect(titleOf(badgeSvg(partial))).toBe('Socket.IO Serverless: partial, 100 % of MUSTs judged');
  expect(titleOf(badgeSvg({ ...sampleReport(), partial: true }))).toContain('partial, not conformant, ');
});

test('does not hide known failures', () => {
  const report = sampleReport(undefined, { baseline: sampleBaseline });
  expect(titleOf(badgeSvg(report))).toContain('not conformant, 1 known failure, ');
});

test('is SVG that loads nothing', () => {
  const svg = badgeSvg(sampleReport());
  expect(svg).toMatch(/^<svg [^]*<\/svg>$/);
  expect(svg).not.toMatch(/<script|href=/);
});
