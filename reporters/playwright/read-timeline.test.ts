import { expect, test } from 'vitest';
import { sampleTimeline } from '../../results/sample/sample-timeline.js';
import { readTimeline } from './read-timeline.js';

const attach = (value: unknown): Parameters<typeof readTimeline>[0] => ({
  attachments: [{ name: 'timeline', contentType: 'application/json', body: Buffer.from(JSON.stringify(value)) }],
});

test('reads the attached timeline in the order of time', () => {
  expect(readTimeline(attach(sampleTimeline.toReversed())).map(({ at }) => at)).toEqual(
    sampleTimeline.map(({ at }) => at),
  );
});

test('is empty without an attachment', () => {
  expect(readTimeline({ attachments: [] })).toEqual([]);
  expect(readTimeline(undefined)).toEqual([]);
});

test('says what is wrong with an attachment that is no timeline', () => {
  expect(() => readTimeline(attach([{ kind: 'packet', at: 1 }]))).toThrow(
    'The attachment "timeline" breaks timeline.schema.json: /0: member "client" is missing',
  );
});
