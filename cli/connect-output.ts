import { writeLine } from './output.js';

/** What happens to a client, as it is printed. */
export type ClientEntry =
  | { readonly kind: 'connected'; readonly id: string | undefined; readonly transport: string }
  | { readonly kind: 'event' | 'emit'; readonly event: string; readonly args: readonly unknown[] }
  | { readonly kind: 'ack'; readonly event: string; readonly args: readonly unknown[] }
  | { readonly kind: 'disconnected'; readonly reason: string };

/** Bytes are shown as base64, since JSON has none. */
function asJson(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    isBufferJson(member) ? { base64: Buffer.from(member.data).toString('base64') } : member,
  );
}

/** A Buffer as `JSON.stringify` sees it. */
function isBufferJson(value: unknown): value is { readonly data: readonly number[] } {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer' && 'data' in value;
}

function readable(entry: ClientEntry): string {
  switch (entry.kind) {
    case 'connected':
      return `connected as ${entry.id ?? '?'} by ${entry.transport}`;
    case 'disconnected':
      return `disconnected: ${entry.reason}`;
    case 'event':
      return `← ${entry.event}${listed(entry.args)}`;
    case 'emit':
      return `→ ${entry.event}${listed(entry.args)}`;
    case 'ack':
      return `← ack of ${entry.event}${listed(entry.args)}`;
  }
}

function listed(args: readonly unknown[]): string {
  return args.map((value) => ` ${asJson(value)}`).join('');
}

/** Prints what happened on one line. */
export function printEntry(entry: ClientEntry, isJson: boolean): void {
  writeLine(isJson ? asJson({ time: new Date().toISOString(), ...entry }) : readable(entry));
}
