import { Cron } from 'croner';

/** When a timer's function runs. */
export interface Schedule {
  /** The next time after a moment; undefined where there is none any more. */
  readonly next: (after: Date) => Date | undefined;
}

const monthNames = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
const dayNames = 'sun|mon|tue|wed|thu|fri|sat';
/** Names may be written in full. */
const fullName = new RegExp(`\\b(${monthNames}|${dayNames})[a-z]+`, 'gi');

/** One field of NCRONTAB: a list of `*`, numbers, names and ranges, each with an optional step. */
function field(names = ''): string {
  const value = names === '' ? String.raw`\d+` : String.raw`(?:\d+|${names})`;
  const item = String.raw`(?:\*|${value}(?:-${value})?)(?:/\d+)?`;
  return `${item}(?:,${item})*`;
}

const fields = [field(), field(), field(), field(monthNames), field(dayNames)].join(String.raw`\s+`);
const expression = new RegExp(String.raw`^(?:${field()}\s+)?${fields}$`, 'i');
const timeSpan = /^(?:(\d+)\.)?(\d{1,2}):([0-5]?\d):([0-5]?\d)$/;

/**
 * The schedule of a timer trigger: NCRONTAB with six fields, `{second} {minute} {hour} {day} {month} {day of week}`, or
 * five without the second; or a time span `hh:mm:ss` between runs. It counts in the machine's time zone. Where a day and a
 * day of the week are given, both have to fit.
 *
 * @throws Error that says what is wrong with the text.
 * @see Azure Functions, "Timer trigger", NCRONTAB expressions and TimeSpan.
 */
export function parseSchedule(text: string): Schedule {
  const span = timeSpan.exec(text.trim());
  if (span !== null) return constantSchedule(span);
  const short = text.trim().replaceAll(fullName, '$1');
  if (!expression.test(short)) throw new Error(expected);
  const seconds = short.split(/\s+/).length === 5 ? '0 ' : '';
  try {
    const cron = new Cron(`${seconds}${short}`, { paused: true, domAndDow: true, mode: '6-part', sloppyRanges: true });
    return { next: (after) => cron.nextRun(after) ?? undefined };
  } catch (error) {
    throw new Error(`${(error as Error).message.replace(/^CronPattern: /, '')}. ${expected}`, { cause: error });
  }
}

const expected =
  'Expected six fields, {second} {minute} {hour} {day} {month} {day of week}, such as "0 */5 * * * *" for every five ' +
  'minutes, or a time span such as "00:00:30".';

function constantSchedule([, days = '0', hours = '0', minutes = '0', seconds = '0']: readonly string[]): Schedule {
  const milliseconds = (((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  if (milliseconds === 0) throw new Error(`A time span of 0 has no next time. ${expected}`);
  return { next: (after) => new Date(after.getTime() + milliseconds) };
}
