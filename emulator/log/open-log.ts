import type { Settings } from '../settings/settings.js';
import { EventLog } from './event-log.js';
import { terminalSink } from './terminal-sink.js';

/** A log that writes as the settings say. */
export function openLog(settings: Pick<Settings, 'logLevel' | 'logFormat'>): EventLog {
  return new EventLog(terminalSink(settings));
}
