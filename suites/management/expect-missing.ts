import { expectStatus, step, type ServiceAnswer } from '../../fixtures/index.js';

/**
 * Expects something to be gone, as a row of the scenario states it. That another error than 404 says so is left to the row
 * that states the status.
 */
export async function expectMissing(call: Promise<ServiceAnswer>, statusRow: string): Promise<void> {
  const answer = await call;
  if (answer.status < 400) await expectStatus(answer, 404);
  await step(statusRow, () => expectStatus(answer, 404));
}
