import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import * as z from 'zod';
import { packageFile } from './package-file.js';

/** A requirement that is no more, and where it went. */
export interface RetiredRequirement {
  /** The id, which is never given again. */
  readonly id: string;
  /** The rows that state what it stated; none where no source says it. */
  readonly replacedBy: readonly string[];
  /** Why it went, in one sentence. */
  readonly reason: string;
}

const retiredSchema: z.ZodType<readonly RetiredRequirement[]> = z.array(
  z.strictObject({
    id: z.string().min(1),
    replacedBy: z.array(z.string().min(1)),
    reason: z.string().min(20),
  }),
);

/**
 * The rows of `specs/retired-requirements.yaml`.
 *
 * @throws Error that names what is malformed.
 */
export function loadRetiredRequirements(): readonly RetiredRequirement[] {
  const result = retiredSchema.safeParse(load(readFileSync(packageFile('specs/retired-requirements.yaml'), 'utf8')));
  if (result.success) return result.data;
  throw new Error(`specs/retired-requirements.yaml is malformed: ${z.prettifyError(result.error)}`);
}

/** Where a retired requirement went, as an error message says it: empty for an id that was never retired. */
export function describeRetirement(id: string): string {
  const retired = loadRetiredRequirements().find((row) => row.id === id);
  if (retired === undefined) return '';
  const { reason, replacedBy } = retired;
  return `${id} was retired: ${reason}${replacedBy.length === 0 ? '' : ` Use ${replacedBy.join(', ')}.`}`;
}
