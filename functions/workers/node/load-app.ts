import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { glob } from 'tinyglobby';
import { FunctionsAppError } from '../app-error.js';

interface PackageJson {
  readonly main?: unknown;
  readonly type?: unknown;
}

/**
 * Loads each file that `main` of the app's package.json names, a path or a pattern, in the order of their names.
 *
 * @throws FunctionsAppError where there is no `main` or no such file, or a file throws.
 */
export async function loadApp(folder: string): Promise<void> {
  const packageJson = readPackageJson(folder);
  const { main } = packageJson;
  if (typeof main !== 'string' || main === '') {
    throw new FunctionsAppError(
      `package.json in ${folder} has ${main === undefined ? 'no main' : `the main ${JSON.stringify(main)}`}; ` +
        'expected a path or a pattern of the files that register functions, such as "src/functions/*.js" ' +
        '(programming model v4; function.json files of older models are not read).',
    );
  }
  const files = (await glob(main, { cwd: folder, dot: true, expandDirectories: false })).sort();
  if (files.length === 0) {
    throw new FunctionsAppError(
      `No file in ${folder} matches the main of its package.json: ${JSON.stringify(main)}. ` +
        'Has the app been built? A TypeScript app is built by its own script, such as: npm run build',
    );
  }
  for (const file of files) await loadFile(folder, file, packageJson);
}

function readPackageJson(folder: string): PackageJson {
  const file = path.join(folder, 'package.json');
  if (!existsSync(file)) throw new FunctionsAppError(`There is no package.json in ${folder}, which a Node.js app has.`);
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as PackageJson;
  } catch (error) {
    throw new FunctionsAppError(`${file} cannot be read: ${(error as Error).message}`);
  }
}

async function loadFile(folder: string, name: string, { type }: PackageJson): Promise<void> {
  const file = path.join(folder, name);
  try {
    const isModule = file.endsWith('.mjs') || (type === 'module' && !file.endsWith('.cjs'));
    if (isModule) await import(pathToFileURL(file).href);
    else createRequire(file)(file);
  } catch (error) {
    const shown = error instanceof Error ? withOwnFrames(error, folder) : String(error);
    throw new FunctionsAppError(`${file} cannot be loaded: ${shown}${adviceFor(error)}`);
  }
}

/** An error with those places of its stack that are in the app: the others are of Node.js and of this host. */
function withOwnFrames({ stack, message }: Error, folder: string): string {
  const places = [folder, pathToFileURL(folder).href].map((place) => `${place}/`);
  return (stack ?? message)
    .split('\n')
    .filter((line) => !/^ {4}at /.test(line) || places.some((place) => line.includes(place)))
    .join('\n');
}

function adviceFor(error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: string };
  const isMissing = code === 'MODULE_NOT_FOUND' || code === 'ERR_MODULE_NOT_FOUND';
  return isMissing && !/'\.|file:/.test(message ?? '') ? "\nAre the app's packages installed? Run: npm install" : '';
}
