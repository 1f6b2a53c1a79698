import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { FunctionsAppError } from './app-error.js';

/** A language whose apps have a worker here. */
export type AppLanguage = 'node' | 'python';

const languages: readonly string[] = ['node', 'python'];
const otherFiles: [pattern: RegExp, language: string][] = [
  [/\.(cs|fs)proj$/i, '.NET'],
  [/^pom\.xml$/i, 'Java'],
  [/^(requirements|profile)\.psd1$/i, 'PowerShell'],
];

/**
 * The language of an app: what FUNCTIONS_WORKER_RUNTIME says, or else what its files show.
 *
 * @throws FunctionsAppError where it has no worker here, or is not to be seen.
 */
export function findAppLanguage(folder: string, runtime: string | undefined): AppLanguage {
  if (runtime !== undefined) {
    if (languages.includes(runtime.toLowerCase())) return runtime.toLowerCase() as AppLanguage;
    throw new FunctionsAppError(`FUNCTIONS_WORKER_RUNTIME is ${JSON.stringify(runtime)}. ${supported}`);
  }
  if (existsSync(path.join(folder, 'function_app.py'))) return 'python';
  if (existsSync(path.join(folder, 'package.json'))) return 'node';
  const files = readdirSync(folder);
  const [, other] = otherFiles.find(([pattern]) => files.some((file) => pattern.test(file))) ?? [];
  if (other !== undefined) throw new FunctionsAppError(`The app in ${folder} is one of ${other}. ${supported}`);
  throw new FunctionsAppError(
    `The language of the app in ${folder} is not to be seen: it has neither package.json nor function_app.py. ` +
      'Set FUNCTIONS_WORKER_RUNTIME in Values of local.settings.json to node or python.',
  );
}

const supported =
  'This host runs apps of Node.js and Python; others run by Azure Functions Core Tools: docs/run-functions-apps.md.';
