import { isCancel } from '@clack/prompts';

/**
 * The answer to a question on the terminal.
 *
 * @throws Error where the user cancels.
 */
export async function ask<Answer>(question: Promise<Answer>): Promise<Exclude<Answer, symbol>> {
  const answer = await question;
  if (isCancel(answer)) throw new Error('Cancelled. No file was written.');
  return answer as Exclude<Answer, symbol>;
}
