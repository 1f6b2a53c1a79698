import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const link = /\]\((?!https?:)([^)\s#]*)(?:#([^)\s]+))?\)/g;
/** A test that a page names by its path, which is in the repository alone. */
const namedTest = /`([\w.-]+\/[\w./-]+\.test\.ts)`/g;
const code = /^```.*?^```$|`[^`\n]+`/gms;

/** The links of a page that lead to no file of this project, or to no heading of it. */
export function brokenLinks(file: string, page: string): string[] {
  return [...withoutCode(page).matchAll(link)].flatMap(([whole, target = '', anchor]) => {
    const destination = target === '' ? file : path.join(path.dirname(file), target);
    if (!existsSync(destination)) return [`${whole}: there is no ${destination}`];
    if (anchor === undefined || headingAnchors(destination).includes(anchor)) return [];
    return [`${whole}: ${destination} has no heading "#${anchor}"`];
  });
}

/** The tests that a page names and that are not there. */
export function missingTests(page: string): string[] {
  return [...page.matchAll(namedTest)].flatMap(([, file = '']) => (existsSync(file) ? [] : [file]));
}

/** Brackets in code are no links; code may be the text of one. */
function withoutCode(page: string): string {
  return page.replaceAll(code, (text, offset: number) => (page[offset + text.length] === ']' ? text : ''));
}

function headingAnchors(file: string): string[] {
  const headings = readFileSync(file, 'utf8').match(/^#+ .+$/gm) ?? [];
  return headings.map((heading) =>
    heading
      .replace(/^#+ /, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
