import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { packageFile } from '../../specs/package-file.js';

export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

const linesAround = 2;
const frame = /^\s+at (?:async )?(?:[^()\n]*\()?(?:file:\/\/)?(\/.+?|[A-Z]:.+?):(\d+):(\d+)\)?$/gm;

/**
 * Where a scenario failed: the first frame of a stack that is in the suites. Playwright gives no place for files in
 * node_modules, where the suites are once they are installed.
 */
export function placeInSuite(stack: string): Place | undefined {
  for (const [, file = '', line, column] of stack.matchAll(frame)) {
    const resolved = path.resolve(file);
    if (!suiteFolders.some((folder) => resolved.startsWith(folder))) continue;
    return { file: resolved, line: Number(line), column: Number(column) };
  }
  return undefined;
}

const suiteFolders = [packageFile('suites/'), packageFile('dist/suites/')];

/** The lines around a place, the failed one marked as Playwright marks it; undefined where the source cannot be had. */
export function sourceLines({ file, line, column }: Place): string | undefined {
  const source = readSource(file)?.split('\n');
  if (source?.[line - 1] === undefined) return undefined;
  const first = Math.max(1, line - linesAround);
  const last = Math.min(source.length, line + linesAround);
  const width = String(last).length;
  return source
    .slice(first - 1, last)
    .flatMap((text, index) => {
      const number = first + index;
      const numbered = `${number === line ? '>' : ' '} ${String(number).padStart(width)} | ${text}`.trimEnd();
      return number === line ? [numbered, `  ${' '.repeat(width)} | ${' '.repeat(column - 1)}^`] : [numbered];
    })
    .join('\n');
}

/** The source itself where it is there; a package has it in the map beside what was built of it. */
function readSource(file: string): string | undefined {
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const inSuites = suiteFolders.map((folder) => path.relative(folder, file)).find((name) => !name.startsWith('..'));
  const map = packageFile(`dist/suites/${inSuites?.replace(/\.ts$/, '.js') ?? ''}.map`);
  if (!existsSync(map)) return undefined;
  const { sourcesContent } = JSON.parse(readFileSync(map, 'utf8')) as { readonly sourcesContent?: readonly string[] };
  return sourcesContent?.[0];
}
