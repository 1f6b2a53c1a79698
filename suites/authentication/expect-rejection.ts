import { expect, type RawResponse } from '../../fixtures/index.js';

/** That a request was rejected. No document says with which 4xx status, where the scenario does not name one. */
export function expectRejection({ status }: RawResponse, what?: string): void {
  expect(status, what).toBeGreaterThanOrEqual(400);
  expect(status, what).toBeLessThan(500);
}
