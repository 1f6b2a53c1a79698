import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { brokenLinks, missingTests } from './links.js';
import { markdownFiles } from './markdown-files.js';
import { renewQuotations } from './quotes.js';
import { commandProblem, shellCommands } from './shell-commands.js';

const unquotedCode = /(?<!<!-- quote: .+ -->\n\n)```(?:ts|tsx|js|mjs|typescript|javascript)\n[^]*?```/g;

describe.for(markdownFiles())('%s', (file) => {
  const page = readFileSync(file, 'utf8');

  test('quotes files and outputs as they are now (`npm run docs` renews it)', async () => {
    await expect(await renewQuotations(file, page)).toMatchFileSnapshot(path.resolve(file));
  });

  test('quotes all its program code from files that are tested', () => {
    expect(page.match(unquotedCode) ?? []).toEqual([]);
  });

  test('gives only commands that exist', () => {
    const problems = shellCommands(page).flatMap((line) => {
      const problem = commandProblem(line);
      return problem === undefined ? [] : [`${line}: ${problem}`];
    });
    expect(problems).toEqual([]);
  });

  test('links to what is there', () => {
    expect(brokenLinks(file, page)).toEqual([]);
  });

  test('names tests that are there', () => {
    expect(missingTests(page)).toEqual([]);
  });
});
