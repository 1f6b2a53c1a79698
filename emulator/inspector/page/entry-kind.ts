import type { TimelineEntry } from '../messages.js';

/** The kinds of entries that a reader can leave out, with their names. */
export const kinds = {
  rest: 'REST calls',
  delivery: 'Deliveries',
  packet: 'Packets',
  client: 'Connections',
  fault: 'Faults',
} as const;

export type EntryKind = keyof typeof kinds;

const kindsByMessage: Readonly<Record<string, EntryKind>> = {
  request: 'rest',
  'request rejected': 'rest',
  delivery: 'delivery',
  'delivery failed': 'delivery',
  'delivery failed, trying again': 'delivery',
  'event not handled': 'delivery',
  'event not handled, closing the connection': 'delivery',
  'answer not delivered': 'delivery',
  'answer not delivered, closing the connection': 'delivery',
  'socket rejected by its event handler': 'delivery',
  validation: 'delivery',
  'packet received': 'packet',
  'answer sent': 'packet',
  'client connected': 'client',
  'client disconnected': 'client',
  'client rejected': 'client',
  'socket connected': 'client',
  'socket disconnected': 'client',
  'socket rejected': 'client',
};

/** What an entry is about. One that is about nothing else is a fault. */
export function kindOf({ message }: TimelineEntry): EntryKind {
  return kindsByMessage[message] ?? 'fault';
}

export function isFault({ level }: TimelineEntry): boolean {
  return level === 'warn' || level === 'error';
}

/** `→` for what the emulator sends, `←` for what it receives, as in its log; empty for anything else. */
export function arrowOf({ message }: TimelineEntry): '→' | '←' | '' {
  if (message === 'packet received' || message === 'client rejected' || message.startsWith('request')) return '←';
  if (message === 'answer sent' || kindsByMessage[message] === 'delivery') return '→';
  return '';
}
