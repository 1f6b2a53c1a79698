import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { packageFile } from './package-file.js';

it('finds a data file from the root of the package', () => {
  expect(existsSync(packageFile('specs/schemas/requirement.schema.json'))).toBe(true);
});
