import {
  answerText,
  claimStatus,
  scenarioFailure,
  StepFailure,
  type RawResponse,
  type ServiceAnswer,
} from '../../fixtures/index.js';

/**
 * Expects a handshake to be rejected. Which status says so is stated by a row of its own, as is that it is one of 4xx: a
 * service that answers 500 grants no access.
 */
export function expectRejection({ status, body }: RawResponse, what = ''): void {
  if (status >= 400 && status < 500) return;
  const request = `A handshake${what === '' ? '' : ` (${what})`}`;
  const failure = scenarioFailure(
    `${request} was answered ${status} ${body}`.trim() + ', expected to be rejected with 401',
  );
  throw status < 400 ? failure : new StepFailure('AUTH-CLIENT-29', failure);
}

/** Expects a REST request to be rejected for its token, as {@link expectRejection} does a handshake. */
export async function expectRequestRejection(call: Promise<ServiceAnswer>): Promise<void> {
  const answer = await call;
  claimStatus(answer);
  const { status } = answer;
  if (status >= 400 && status < 500) return;
  const failure = scenarioFailure(answerText(answer, '401'));
  throw status < 400 ? failure : new StepFailure('AUTH-REST-25', failure);
}

/** Expects a handshake to be accepted, as a row of the scenario states it. */
export function expectAdmission({ status, body }: RawResponse, what = ''): void {
  if (status === 101) return;
  const request = `A handshake${what === '' ? '' : ` (${what})`}`;
  throw scenarioFailure(`${request} was answered ${status} ${body}`.trim() + ', expected 101', [
    'HANDSHAKE-PATH-02',
    'AUTH-CLIENT-01',
  ]);
}
