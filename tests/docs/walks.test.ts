import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';

interface Walk {
  readonly title: string;
  /** What the page says. */
  readonly statedCount: number;
  /** The files that hand the thing over. */
  readonly files: readonly string[];
  /** With those that are only asked on the way. */
  readonly allFiles: readonly string[];
}

const maxFiles: Readonly<Record<string, number>> = {
  'An event': 12,
  'A send': 10,
  'A handshake': 7,
  'A disconnect': 5,
};
const maxLines = 250;
const walks = walksOf(await readFile('docs/architecture.md', 'utf8'));

it('names the four walks', () => {
  expect(walks.map(({ title }) => title)).toEqual(Object.keys(maxFiles));
});

it.each(walks)('$title goes through as many files as the page says, and no more than a reader follows', (walk) => {
  const { title, statedCount, files } = walk;

  expect(files).toHaveLength(statedCount);
  expect(statedCount).toBeLessThanOrEqual(maxFiles[title] ?? 0);
});

it.each([...new Set(walks.flatMap(({ allFiles }) => allFiles))])(
  '%s has no more lines than a reader keeps',
  async (file) => {
    const source = await readFile(file, 'utf8');

    expect(source.trimEnd().split('\n').length).toBeLessThanOrEqual(maxLines);
  },
);

/** Files stand in backticks: with their folder, or, behind one of these, without it. */
function walksOf(page: string): Walk[] {
  const [, section = ''] = page.split('### The four walks\n');
  const [walkText = ''] = section.split('\nThe states of a session');
  return [...walkText.matchAll(/^\*\*(.+?)\*\*.*?\((\d+) files\)(.*?)(?=^\*\*|$(?![^]))/gms)].map(
    ([, title = '', statedCount, text = '']) => ({
      title,
      statedCount: Number(statedCount),
      files: filesIn(text.replaceAll(/\([^)]*\)/g, '')),
      allFiles: filesIn(text),
    }),
  );
}

function filesIn(text: string): string[] {
  let folder = '';
  return [...text.matchAll(/`([\w/-]+)`/g)].map(([, name = '']) => {
    if (!name.includes('/')) return path.posix.join('emulator', folder, `${name}.ts`);
    folder = path.posix.dirname(name);
    return path.posix.join('emulator', `${name}.ts`);
  });
}
