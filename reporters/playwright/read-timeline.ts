import { readFileSync } from 'node:fs';
import type { TestResult } from '@playwright/test/reporter';
import { validateAgainstSchema } from '../../specs/contract-validators.js';
import { TIMELINE_ATTACHMENT, type TimelineEntry } from '../../specs/timeline.js';

/**
 * The timeline that a test attached, in the order of time; empty where there is none.
 *
 * @throws Error where the attachment is no timeline.
 */
export function readTimeline(result: Pick<TestResult, 'attachments'> | undefined): TimelineEntry[] {
  const attachment = result?.attachments.findLast(({ name }) => name === TIMELINE_ATTACHMENT);
  if (attachment === undefined) return [];
  const text =
    attachment.path === undefined ? attachment.body?.toString('utf8') : readFileSync(attachment.path, 'utf8');
  const value: unknown = JSON.parse(text ?? 'null');
  const violations = validateAgainstSchema('timeline', value);
  if (violations.length > 0) {
    throw new Error(
      `The attachment "${TIMELINE_ATTACHMENT}" breaks timeline.schema.json: ${violations.slice(0, 3).join('; ')}.`,
    );
  }
  return (value as TimelineEntry[]).toSorted((a, b) => a.at - b.at);
}
