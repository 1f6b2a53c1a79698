import { expect, test } from 'vitest';
import { readStepFailure, stepFailureText } from './step-failure.js';

test('reads the row and the message of a step that failed', () => {
  const text = stepFailureText('REST-SEND-01', 'sendToGroup answered 500.\nExpected 202.');
  const want = { requirement: 'REST-SEND-01', message: 'sendToGroup answered 500.\nExpected 202.' };
  expect(readStepFailure(text)).toEqual(want);
  expect(readStepFailure(`Error: ${text}`)).toEqual(want);
});

test('reads nothing from another error', () => {
  expect(readStepFailure('Error: expect(received).toBe(expected)')).toBeUndefined();
});
