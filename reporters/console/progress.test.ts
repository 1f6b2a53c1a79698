import { expect, test } from 'vitest';
import type { ScenarioReport } from '../../results/report.js';
import { Progress } from './progress.js';
import type { Output } from './terminal.js';

const plain = (_style: string, part: string): string => part;

function recording(options: Partial<Output> = {}): { output: Output; text: () => string } {
  const written: string[] = [];
  return { output: { write: (text) => written.push(text), ...options }, text: () => written.join('') };
}

function scenario(title: string, result: ScenarioReport['result']): Parameters<Progress['scenarioEnded']>[0] {
  return { title, file: 'suites/rest/send.spec.ts:4', result, requirements: ['REST-SEND-01', 'REST-SEND-02'] };
}

test('without a terminal it names each failure, and says now and then how far the run is', () => {
  const { output, text } = recording();
  let now = 500;
  const progress = new Progress(output, plain, 100, () => now);

  for (let count = 0; count < 24; count += 1) {
    now += 1000;
    progress.scenarioEnded(scenario(`scenario ${count}`, count === 3 ? 'failed' : 'passed'));
  }
  progress.clear();

  expect(text().split('\n')).toEqual([
    'failed: suites/rest/send.spec.ts:4 scenario 3 (REST-SEND-01, REST-SEND-02)',
    '10 of 100: 9 passed, 1 failed, about 90 s left',
    '20 of 100: 19 passed, 1 failed, about 80 s left',
    '',
  ]);
});

test('names twenty failures and then says that there are more', () => {
  const { output, text } = recording();
  const progress = new Progress(output, plain, 100);
  for (let count = 0; count < 30; count += 1) progress.scenarioEnded(scenario('a scenario', 'failed'));

  const lines = text().trimEnd().split('\n');
  expect(lines).toHaveLength(21);
  expect(lines.at(-1)).toBe('failed: more than that; the report names them all');
});

test('rewrites one line on a terminal, no longer than the terminal is wide', () => {
  const { output, text } = recording({ isTTY: true, columns: 24 });
  const progress = new Progress(output, plain, 20);

  progress.scenarioEnded(scenario('answers', 'failed'));
  progress.scenarioEnded(scenario('reaches the sockets of a room', 'passed'));
  progress.clear();

  expect(text().split('\r\u001b[2K')).toEqual(['', '[1/20] 1 failed answers', '[2/20] 1 failed reache…', '']);
});

test('shows the time left on a terminal once enough scenarios have ended', () => {
  const { output, text } = recording({ isTTY: true });
  let now = 0;
  const progress = new Progress(output, plain, 200, () => now);
  for (let count = 0; count < 10; count += 1) {
    now += 1000;
    progress.scenarioEnded(scenario('answers', 'passed'));
  }

  expect(text().split('\r\u001b[2K').slice(-2)).toEqual(['[9/200] answers', '[10/200] about 3 min left answers']);
});
