import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { sampleReport } from '../../results/sample/sample-report.js';
import { RequirementFacts } from './requirement-facts.js';

const { requirements } = sampleReport();

test('names the recorded exchanges of a requirement that was observed', () => {
  const requirement = requirements.find(({ id }) => id === 'REST-SEND-04');
  if (requirement === undefined) throw new Error('The sample has no REST-SEND-04.');

  const html = renderToString(<RequirementFacts requirement={requirement} />);

  expect(html).toMatch(/<dt>Recorded<\/dt>.*<code>POST [^<]*:send<\/code> → 202, 2026-04-07 \(OBS-010\)/);
});

test('says nothing of recordings where the evidence is another', () => {
  const requirement = requirements.find(({ id }) => id === 'AUTH-EXP-01');
  if (requirement === undefined) throw new Error('The sample has no AUTH-EXP-01.');

  expect(renderToString(<RequirementFacts requirement={requirement} />)).not.toContain('Recorded');
});
