import { withoutNeeds } from '../needs.js';
import { readStepFailure } from '../step-failure.js';
import { withoutRunNames } from './without-run-names.js';

/** What an assertion compared, as its message has it. */
interface Difference {
  readonly expected: string;
  readonly received: string;
}

const maxValueLength = 160;
/** What is kept in front of the first difference of two long values. */
const leadLength = 30;

/**
 * An error in one line: its first line that says something, and of an assertion what was expected and received. The names
 * that a run made up are left out, so that the same failure of several scenarios is one cause.
 *
 * @param error the message, and after it the place and the lines around it, as Playwright prints them.
 */
export function causeOf(error: string): string {
  return withoutRunNames(describeError(error));
}

function describeError(error: string): string {
  const lines = messageLines(readStepFailure(error)?.message ?? error);
  const assertion = lines.findIndex((line) => /^expect(?:\.\w+)*\(/.test(line));
  const [first = '', second] = assertion === -1 ? lines : lines.slice(0, assertion);
  const text = withoutNeeds(first.endsWith(':') && second !== undefined ? `${first} ${second}` : first);
  // A message of another kind may begin with the same words.
  const compared = comparedValues(lines.slice(assertion === -1 ? 1 : assertion + 1));
  if (compared === '') return text === '' ? (lines[0] ?? error.trim()) : text;
  const what = text === '' ? subjectOf(error) : text;
  return what === '' ? compared : `${what.replace(/[.:]$/, '')}: ${compared}`;
}

/** The lines of an error's message, without its name and without what follows it: place and source. */
function messageLines(error: string): string[] {
  const lines = error.replace(/^\w*Error:/, '').split('\n');
  const end = lines.findIndex((line) => /^\s*at .+:\d+(?::\d+)?\)?$/.test(line));
  return lines.slice(0, end === -1 ? undefined : end).flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
}

function comparedValues(lines: readonly string[]): string {
  const difference = lineDifference(lines);
  if (difference !== undefined) return describe(difference);
  const values = lines.flatMap((line) => {
    const [, side, kind = '', value = ''] = /^(Expected|Received)((?: [a-z]+){0,2}): *(.*)$/.exec(line) ?? [];
    return side === undefined ? [] : [{ name: `${side.toLowerCase()}${kind}`, value }];
  });
  const [one, other, ...others] = values;
  if (one?.name === 'expected' && other?.name === 'received' && others.length === 0) {
    return describe({ expected: one.value, received: other.value });
  }
  return values.map(({ name, value }) => `${name} ${shorten(value)}`).join(', ');
}

/** The lines in which a structure differs: `-` expected, `+` received. */
function lineDifference(lines: readonly string[]): Difference | undefined {
  const head = lines.findIndex((line) => /^- Expected\b/.test(line));
  if (head === -1) return undefined;
  const marked = (mark: string): string =>
    lines
      .slice(head + 2)
      .flatMap((line) => (line.startsWith(mark) ? [line.slice(1).trim()] : []))
      .join(' ')
      // As JSON has it: without the names of the kinds, and without a comma behind the last item.
      .replaceAll(/\b(?:Array|Object) (?=[[{])/g, '')
      .replaceAll(/,(?= [\]}]|$)/g, '');
  return { expected: marked('-') || 'nothing there', received: marked('+') || 'nothing there' };
}

function describe({ expected, received }: Difference): string {
  const start = Math.max(0, differsFrom(expected, received) - leadLength);
  const isLong = Math.max(expected.length, received.length) > maxValueLength;
  const shown = (value: string): string => (isLong && start > 0 ? `…${shorten(value.slice(start))}` : shorten(value));
  return `expected ${shown(expected)}, received ${shown(received)}`;
}

function differsFrom(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index += 1) if (a[index] !== b[index]) return index;
  return length;
}

function shorten(value: string): string {
  return value.length > maxValueLength ? `${value.slice(0, maxValueLength)}…` : value;
}

/**
 * What the failed assertion looked at, from the line that Playwright marks: a name, or the member of something longer. It is
 * empty where it is a call, since the suite's source says nothing to who reads of a service.
 */
function subjectOf(error: string): string {
  const [, source = ''] = /^> *\d+ \|.*?\bexpect(?:\.\w+)?\((.*)$/m.exec(error) ?? [];
  const subject = firstArgument(source);
  if (/^[\w.]+$/.test(subject)) return subject;
  return /\.(\w+)$/.exec(subject)?.[1] ?? '';
}

/** The first argument of a call, from the text behind its opening parenthesis; empty where the line ends before it does. */
function firstArgument(source: string): string {
  let depth = 0;
  for (let index = 0; index < source.length; index += 1) {
    const character = source.charAt(index);
    if (depth === 0 && (character === ',' || character === ')')) return source.slice(0, index);
    if ('([{'.includes(character)) depth += 1;
    if (')]}'.includes(character)) depth -= 1;
  }
  return '';
}
