import type { LogEntry, LogLevel } from './event-log.js';
import type { LogFields } from './log-fields.js';
import type { Paint, Style } from './paint.js';
import { describeError, excerpt, shownBody } from './shown-message.js';

/** Lines about one request: they begin with where it goes, and need no words for what it is. */
const arrows: Readonly<Record<string, string>> = {
  request: '←',
  'request rejected': '←',
  'client rejected': '←',
  delivery: '→',
  'delivery failed, trying again': '→',
  'delivery failed': '→',
  'socket rejected by its event handler': '→',
  validation: '→',
  'validation failed': '→',
};

const markOf: Readonly<Record<LogLevel, readonly [text: string, style: Style]>> = {
  trace: ['·', 'dim'],
  debug: ['·', 'dim'],
  info: ['•', 'cyan'],
  warn: ['!', 'yellow'],
  error: ['✗', 'red'],
};

/**
 * An entry as one line for a person: `12:30:01.250 → POST chat message http://localhost:7071/events 200 12 ms`.
 *
 * @param withBodies whether the beginning of the bodies is shown.
 */
export function prettyLine({ level, time, message, fields }: LogEntry, withBodies: boolean, paint: Paint): string {
  const arrow = arrows[message];
  const [mark, style] = markOf[level];
  const isExchange = arrow !== undefined;
  const parts = [
    paint('dim', clock(time)),
    paint(level === 'info' && isExchange ? 'bold' : style, arrow ?? mark),
    ...(isExchange ? [] : [level === 'warn' || level === 'error' ? paint(style, message) : message]),
    ...whatParts(fields, paint),
    ...outcomeParts(fields, paint),
    ...whoParts(fields, paint),
    ...(isExchange && !isPlainExchange(message) ? [paint(style, message)] : []),
    ...explanation(fields, paint),
    ...(withBodies ? bodyParts(fields, paint) : []),
  ];
  return parts.join(' ');
}

function isPlainExchange(message: string): boolean {
  return message === 'request' || message === 'delivery' || message === 'validation';
}

function whatParts(fields: LogFields, paint: Paint): string[] {
  const { method, hub, event, path, url, namespace, transport, packet, endpoint } = fields;
  return [
    ...(method === undefined ? [] : [paint('bold', method)]),
    ...(hub === undefined || path !== undefined ? [] : [printable(hub)]),
    ...(event === undefined ? [] : [paint('bold', printable(event))]),
    ...(path === undefined ? [] : [printable(path)]),
    ...(url === undefined ? [] : [printable(url)]),
    ...(endpoint === undefined ? [] : [endpoint]),
    ...(packet === undefined ? [] : [printable(packet)]),
    ...(namespace === undefined || namespace === '/' ? [] : [paint('dim', `in ${printable(namespace)}`)]),
    ...(transport === undefined ? [] : [`by ${transport}`]),
  ];
}

function whoParts({ userId, connectionId }: LogFields, paint: Paint): string[] {
  return [
    ...(userId === undefined || userId === null ? [] : [paint('dim', `user ${printable(userId)}`)]),
    ...(connectionId === undefined ? [] : [paint('dim', printable(connectionId))]),
  ];
}

function outcomeParts(
  { status, durationMs, receivers, try: number = 1, retryInMs }: LogFields,
  paint: Paint,
): string[] {
  return [
    ...(status === undefined ? [] : [paint(statusStyle(status), String(status))]),
    ...(durationMs === undefined ? [] : [shownDuration(durationMs)]),
    ...(receivers === undefined ? [] : [receivers === 1 ? 'to 1 connection' : `to ${receivers} connections`]),
    ...(number === 1 && retryInMs === undefined ? [] : [`try ${number}`]),
    ...(retryInMs === undefined ? [] : [`next in ${shownDuration(retryInMs)}`]),
  ];
}

function explanation(
  { code, connections, setting, value, target, reason, hint, repeated, error }: LogFields,
  paint: Paint,
): string[] {
  return [
    ...(code === undefined ? [] : [code]),
    ...(connections === undefined ? [] : [`${connections} connections`]),
    ...(setting === undefined ? [] : [setting]),
    ...(value === undefined ? [] : [printable(JSON.stringify(value))]),
    ...(target === undefined ? [] : [printable(JSON.stringify(target))]),
    ...(reason === undefined ? [] : [`— ${printable(reason)}`]),
    ...(hint === undefined ? [] : [paint('cyan', printable(hint))]),
    ...(repeated === undefined ? [] : [paint('dim', `(and ${repeated} more like it)`)]),
    ...(error === undefined ? [] : [`— ${printable(describeError(error))}`]),
  ];
}

function bodyParts({ request, answer }: LogFields, paint: Paint): string[] {
  const shown = [request, answer].flatMap((message) => (message === undefined ? [] : [printable(shownBody(message))]));
  return shown.filter((text) => text !== '').map((text) => paint('dim', `| ${text}`));
}

function statusStyle(status: number): Style {
  if (status < 400) return 'green';
  return status < 500 ? 'yellow' : 'red';
}

function shownDuration(milliseconds: number): string {
  if (milliseconds >= 10_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  return `${milliseconds < 10 ? Number(milliseconds.toFixed(1)) : Math.round(milliseconds)} ms`;
}

function clock(time: number): string {
  const date = new Date(time);
  const two = (value: number): string => String(value).padStart(2, '0');
  const milliseconds = String(date.getMilliseconds()).padStart(3, '0');
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${milliseconds}`;
}

// eslint-disable-next-line no-control-regex -- Control characters are what a terminal would obey.
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g;

/** A text that others have chosen, without what would act on the terminal or begin a line. */
function printable(text: string): string {
  const escaped = (character: string): string =>
    character === '\n' ? '\\n' : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return excerpt(text, 2000).replace(controls, escaped);
}
