import { expect, test } from 'vitest';
import { sampleTimeline } from '../../results/sample/sample-timeline.js';
import { lanesOf } from './timeline-lanes.js';

test('the backend stands left, the event handler right, and clients between them as they appear', () => {
  expect(lanesOf(sampleTimeline)).toEqual(['Backend', 'alice', 'bob', 'Event handler']);
});

test('who never appears has no lane', () => {
  expect(lanesOf(sampleTimeline.filter(({ kind }) => kind === 'packet'))).toEqual(['alice', 'bob']);
});
