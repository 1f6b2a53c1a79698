import { readTextFile } from '../../lib/read-text-file.js';
import { FunctionsAppError } from '../workers/app-error.js';

/** A string, or a comment, or a comma before a closing bracket. */
const tokens = /("(?:[^"\\]|\\.)*")|\/\/[^\n]*|\/\*[^]*?\*\/|,(?=\s*[}\]])/g;

/**
 * Reads a JSON object from a file of an app. Comments and trailing commas are allowed, as the Functions host allows them.
 *
 * @returns undefined where there is no such file.
 * @throws FunctionsAppError where it is no JSON object or cannot be read.
 */
export function readJsonFile(file: string): Readonly<Record<string, unknown>> | undefined {
  const value = parse(file);
  if (value === undefined) return undefined;
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new FunctionsAppError(`${file} has ${JSON.stringify(value)}; expected a JSON object.`);
}

function parse(file: string): unknown {
  try {
    const text = readTextFile(file).replace(/^\uFEFF/, '');
    const withoutComments = text.replaceAll(tokens, (_, string: string | undefined) => string ?? '');
    // A comma may have been before a comment.
    return JSON.parse(withoutComments.replaceAll(tokens, (_, string: string | undefined) => string ?? ''));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new FunctionsAppError(`${file} cannot be read: ${message}`);
  }
}
