import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { z } from 'zod';
import { packageFile } from './package-file.js';

const retiredSchema = z.array(
  z.strictObject({
    /** The id, which is never given again. */
    id: z.string().min(1),
    /** The rows that state what it stated; none where no source says it. */
    replacedBy: z.array(z.string().min(1)),
    /** Why it went, in one sentence. */
    reason: z.string().min(20),
  }),
);

/** A requirement that is no more, and where it went. */
export type RetiredRequirement = Readonly<z.infer<typeof retiredSchema>[number]>;

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
