import { expect, test } from 'vitest';
import type { ProfileReport, RequirementReport, RequirementResult } from '../report.js';
import { judgeProfile } from './profile-verdict.js';

interface Row {
  title: string;
  given: [gates: boolean, result: RequirementResult][];
  filtered?: boolean;
  want: Pick<ProfileReport, 'verdict' | 'reason'>;
}

const rows: Row[] = [
  {
    title: 'all MUSTs kept',
    given: [
      [true, 'passed'],
      [true, 'not applicable'],
      [false, 'untestable'],
    ],
    want: { verdict: 'conformant', reason: 'Every MUST that applies is kept: 1 of 2 MUSTs judged, 1 not applicable.' },
  },
  {
    title: 'a MUST left out',
    given: [
      [true, 'passed'],
      [true, 'left out'],
    ],
    want: { verdict: 'conformant', reason: 'Every MUST that applies is kept: 1 of 2 MUSTs judged, 1 left out.' },
  },
  {
    title: 'a SHOULD broken',
    given: [
      [true, 'passed'],
      [false, 'failed'],
    ],
    want: { verdict: 'conformant', reason: 'Every MUST that applies is kept: 1 of 1 MUST judged.' },
  },
  {
    title: 'a MUST broken',
    given: [
      [true, 'failed'],
      [true, 'could not run'],
    ],
    want: { verdict: 'not conformant', reason: '1 MUST is not kept. 1 of 2 MUSTs judged.' },
  },
  {
    title: 'a MUST broken in a partial run',
    given: [
      [true, 'failed'],
      [true, 'not tested'],
    ],
    filtered: true,
    want: { verdict: 'not conformant', reason: '1 MUST is not kept. Partial run: 1 of 2 requirements of core.' },
  },
  {
    title: 'a partial run',
    given: [
      [true, 'passed'],
      [true, 'not tested'],
      [false, 'untestable'],
    ],
    filtered: true,
    want: { verdict: 'incomplete', reason: 'Partial run: 1 of 2 requirements of core.' },
  },
  {
    title: 'a filter that left nothing out',
    given: [[true, 'passed']],
    filtered: true,
    want: { verdict: 'conformant', reason: 'Every MUST that applies is kept: 1 of 1 MUST judged.' },
  },
  {
    title: 'a requirement that could not run',
    given: [
      [true, 'passed'],
      [false, 'could not run'],
    ],
    want: { verdict: 'incomplete', reason: '1 requirement could not be checked. 1 of 1 MUST judged.' },
  },
  {
    title: 'a MUST without a scenario',
    given: [
      [true, 'passed'],
      [true, 'not tested'],
    ],
    want: { verdict: 'incomplete', reason: '1 MUST is not covered by any scenario of this run. 1 of 2 MUSTs judged.' },
  },
  {
    title: 'nothing that applies',
    given: [[true, 'not applicable']],
    want: { verdict: 'incomplete', reason: 'Nothing was checked.' },
  },
  { title: 'no requirement at all', given: [], want: { verdict: 'incomplete', reason: 'Nothing was checked.' } },
];

test.each(rows)('$title: $want.verdict', ({ given, filtered = false, want }) => {
  const requirements = given.map(([gates, result]) => row(gates, result));

  expect(judgeProfile('core', requirements, filtered)).toMatchObject(want);
});

test('counts by level, and failures without effect as warnings', () => {
  const report = judgeProfile('core', [row(true, 'passed'), row(true, 'failed'), row(false, 'failed')], false);

  expect(report.levels.MUST).toMatchObject({ total: 2, passed: 1, failed: 1 });
  expect(report.levels.SHOULD).toMatchObject({ total: 1, failed: 1 });
  expect(report.warnings).toBe(1);
});

test('a MUST that does not gate is counted beside those that do', () => {
  const inferred = { ...row(false, 'failed'), level: 'MUST' as const };

  const { verdict, reason, levels } = judgeProfile(
    'core',
    [row(true, 'passed'), row(true, 'not applicable'), inferred, { ...inferred, result: 'untestable' }],
    false,
  );

  expect(verdict).toBe('conformant');
  expect(reason).toBe('Every MUST that applies is kept: 1 of 2 MUSTs judged, 1 not applicable, 1 more does not gate.');
  expect(levels.MUST).toMatchObject({ total: 4, passed: 1, failed: 1 });
});

test('requirements of other profiles have no effect', () => {
  const other = { ...row(true, 'failed'), profile: 'transports' };

  expect(judgeProfile('core', [row(true, 'passed'), other], false).verdict).toBe('conformant');
});

function row(gates: boolean, result: RequirementResult): RequirementReport {
  return {
    id: 'X-Y-01',
    profile: 'core',
    area: 'x',
    level: gates ? 'MUST' : 'SHOULD',
    impact: 'wrong-data',
    statement: 'It does.',
    source: { document: 'a.md', section: 'b' },
    evidence: 'documented',
    result,
    gates,
    severity: gates ? 'failure' : 'warning',
    scenarios: [],
  };
}
