import { destination, pino } from 'pino';
import type { Settings } from './settings/settings.js';

/** What the emulator's parts write their lines with. */
export type Logger = Pick<ReturnType<typeof pino>, 'debug' | 'info' | 'warn' | 'error'>;

/** Structured lines on standard error; standard output belongs to the command that started the emulator. */
export function createLogger(level: Settings['logLevel']): Logger {
  return pino({ level, base: null }, destination({ dest: 2, sync: true }));
}
