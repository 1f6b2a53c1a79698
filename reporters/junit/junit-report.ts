import type { ConformanceReport, ScenarioReport } from '../../results/report.js';
import { groupBy } from '../../lib/group-by.js';
import { element, escapeXml } from './xml.js';

/**
 * The report as JUnit XML: a test suite for each file of scenarios, a test case for each scenario. Scenarios that could
 * not run are errors, since JUnit's readers ignore what is skipped.
 */
export function junitReport(report: ConformanceReport): string {
  const files = groupBy(report.scenarios, ({ file }) => file.replace(/:\d+$/, ''));
  const suites = [...files].map(([file, scenarios]) =>
    element(
      'testsuite',
      { name: file, ...totals(scenarios), timestamp: report.date },
      lines(scenarios.map((scenario) => testCase(file, scenario))),
    ),
  );
  const root = element('testsuites', { name: report.suite.name, ...totals(report.scenarios) }, lines(suites));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

function testCase(file: string, scenario: ScenarioReport): string {
  const { title, requirements, durationMs } = scenario;
  const ids = requirements.map((id) => element('property', { name: 'requirement', value: id }));
  const properties = ids.length > 0 ? [element('properties', {}, lines(ids))] : [];
  const attributes = { name: title, classname: file, time: inSeconds(durationMs) };
  return element('testcase', attributes, lines([...properties, ...outcome(scenario)]));
}

function outcome({ result, errors, skipReason = '' }: ScenarioReport): string[] {
  switch (result) {
    case 'passed':
      return [];
    case 'failed':
      return [element('failure', { message: firstLine(errors) }, escapeXml(errors.join('\n\n')))];
    case 'not judged':
      return [element('error', { message: firstLine(errors) })];
    case 'could not run':
      return [element('error', { message: `could not run: ${skipReason}` })];
    case 'not applicable':
    case 'left out':
      return [element('skipped', { message: `${result}: ${skipReason}` })];
  }
}

function firstLine([error = '']: readonly string[]): string {
  return error.split('\n', 1).join('');
}

function totals(scenarios: readonly ScenarioReport[]): Record<string, string | number> {
  const count = (result: ScenarioReport['result']): number =>
    scenarios.filter((scenario) => scenario.result === result).length;
  return {
    tests: scenarios.length,
    failures: count('failed'),
    errors: count('could not run') + count('not judged'),
    skipped: count('not applicable') + count('left out'),
    time: inSeconds(scenarios.reduce((sum, { durationMs }) => sum + durationMs, 0)),
  };
}

function inSeconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}

function lines(elements: readonly string[]): string {
  return elements.length === 0 ? '' : `\n${elements.join('\n')}\n`;
}
