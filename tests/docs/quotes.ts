import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { settingsTable } from './settings-table.js';

const quotation = /(<!-- (quote|output): (.+?) -->\n\n```\w*\n)[^]*?\n?(```\n)/g;
const settings = /(<!-- settings -->\n\n)[^]*?(<!-- \/settings -->)/;

/**
 * A page with its quotations as they have to be now. A quotation is a code block after one of these markers:
 * `quote: file` (all of it), `quote: file#region` (the lines between `#region` and `#endregion`), `quote: file::text` (the
 * paragraph with that text), or `output: command` (a command of this package and what it writes). A table of the emulator's settings stands between
 * `settings` and `/settings`.
 */
export async function renewQuotations(file: string, page: string): Promise<string> {
  const renewed = page
    .replace(quotation, (_, opening: string, kind: string, subject: string, closing: string) => {
      const content = kind === 'quote' ? quoteFile(subject) : quoteOutput(subject);
      return `${opening}${content}\n${closing}`;
    })
    .replace(settings, (_, opening: string, closing: string) => `${opening}${settingsTable()}\n\n${closing}`);
  return format(renewed, { ...(await resolveConfig(file)), filepath: file });
}

function quoteFile(subject: string): string {
  const [, file = '', kind, name = ''] = /^([^#:]+)(#|::)?(.*)$/.exec(subject) ?? [];
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  const quoted = kind === undefined ? lines : kind === '#' ? linesOfRegion(lines, name) : paragraphWith(lines, name);
  if (quoted.length === 0) throw new Error(`${file} has no ${kind === '#' ? 'region' : 'paragraph with'} "${name}".`);
  return withoutIndent(quoted.filter((line) => !/#(?:end)?region\b/.test(line))).join('\n');
}

function paragraphWith(lines: readonly string[], text: string): string[] {
  const hit = lines.findIndex((line) => line.includes(text));
  if (hit === -1) return [];
  const start = lines.slice(0, hit).lastIndexOf('') + 1;
  const end = lines.indexOf('', hit);
  return lines.slice(start, end === -1 ? lines.length : end);
}

function linesOfRegion(lines: readonly string[], region: string): string[] {
  const start = lines.findIndex((line) => line.trim().endsWith(`#region ${region}`));
  let depth = 0;
  const length = lines.slice(start).findIndex((line) => {
    if (line.includes('#region ')) depth += 1;
    if (line.trim().endsWith('#endregion')) depth -= 1;
    return depth === 0;
  });
  return start === -1 || length === -1 ? [] : lines.slice(start, start + length);
}

function withoutIndent(lines: readonly string[]): string[] {
  const widths = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const indent = Math.min(...widths);
  return lines.map((line) => line.slice(indent));
}

const command = 'npx socketio-serverless ';

function quoteOutput(subject: string): string {
  if (!subject.startsWith(command)) throw new Error(`"${subject}" cannot be run; expected "${command}…".`);
  const parameters = subject.slice(command.length).split(' ');
  return `$ ${subject}\n${outputOf(parameters).trimEnd()}`;
}

const outputs = new Map<string, string>();

/** What this package's command writes, whether it succeeds or fails: an error's text is quoted too. */
export function outputOf(parameters: readonly string[]): string {
  const key = parameters.join(' ');
  const known = outputs.get(key);
  if (known !== undefined) return known;
  const output = runCommand(parameters);
  outputs.set(key, output);
  return output;
}

function runCommand(parameters: readonly string[]): string {
  const { stdout, stderr } = spawnSync(process.execPath, ['dist/cli/main.js', ...parameters], { encoding: 'utf8' });
  return stdout + stderr;
}
