import { stripVTControlCharacters } from 'node:util';
import type { TestError } from '@playwright/test/reporter';
import { redact } from '../../results/redact.js';

/**
 * An error of Playwright as plain text: message, place and the lines around it, without colours, tokens and keys.
 *
 * @param accessKeys are never shown.
 */
export function plainError(error: TestError, rootDir: string, accessKeys: readonly string[] = []): string {
  const { message, value, stack, snippet, location } = error;
  const parts = [
    message ?? value ?? stack ?? 'An error without a message.',
    ...(location === undefined ? [] : [`at ${location.file}:${location.line}:${location.column}`]),
    ...(snippet === undefined ? [] : [snippet]),
  ];
  return redact(stripVTControlCharacters(parts.join('\n\n')).replaceAll(`${rootDir}/`, ''), accessKeys);
}
