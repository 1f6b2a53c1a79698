import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { TestError } from '@playwright/test/reporter';
import { packageFile } from '../../specs/package-file.js';
import { placeInSuite, sourceLines } from './place-in-suite.js';
import { redact } from '../../results/redact.js';

/**
 * An error of Playwright as plain text: message, place and the lines around it, without colours, tokens and keys.
 *
 * @param accessKeys are never shown.
 */
export function plainError(error: TestError, rootDir: string, accessKeys: readonly string[] = []): string {
  const { message, value, stack } = error;
  const location = error.location ?? placeInSuite(stripVTControlCharacters(stack ?? ''));
  const snippet = error.snippet ?? (location === undefined ? undefined : sourceLines(location));
  const parts = [
    saysSomething(message) ? message : (value ?? stack ?? 'An error without a message.'),
    ...(location === undefined ? [] : [`at ${location.file}:${location.line}:${location.column}`]),
    ...(snippet === undefined ? [] : [snippet]),
  ];
  return redact(withoutRoots(stripVTControlCharacters(parts.join('\n\n')), rootDir), accessKeys);
}

/** Some libraries throw an error that has a name only; its stack says where. */
function saysSomething(message: string | undefined): message is string {
  return message !== undefined && !/^\w*Error:?\s*$/.test(stripVTControlCharacters(message));
}

/** Files relative to the suites, to this package or to the working directory. */
function withoutRoots(text: string, rootDir: string): string {
  const roots = [rootDir, packageFile('dist'), packageFile(''), process.cwd()]
    .map((root) => path.join(root, '/'))
    .filter((root) => root !== '/')
    .sort((a, b) => b.length - a.length);
  const short = roots.reduce((rest, root) => rest.replaceAll(`file://${root}`, '').replaceAll(root, ''), text);
  // What a source map leads to is outside of the suites: at ../../suites/rest/send.spec.ts.
  return short.replaceAll(/(?<=\bat |\()(?:\.\.\/)+(?=(?:suites|fixtures|client|protocol)\/)/g, '');
}
