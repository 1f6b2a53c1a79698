/** What every event handler is called for: three system events, and whatever events clients emit. */
export const systemEvents = ['connect', 'connected', 'disconnected'] as const;

export type SystemEvent = (typeof systemEvents)[number];

const systemTypePrefix = 'azure.webpubsub.sys.';
const userTypePrefix = 'azure.webpubsub.user.';

/** The `ce-type` of a system event. */
export function systemEventType(event: SystemEvent): string {
  return `${systemTypePrefix}${event}`;
}

/** The `ce-type` of every event that a client emits; its name travels in `ce-eventName`. */
export const messageEventType = `${userTypePrefix}message`;

/** Whether a `ce-type` is a system event's. Its case does not matter. */
export function isSystemEventType(type: string): boolean {
  return type.toLowerCase().startsWith(systemTypePrefix);
}

/** The `ce-source` of a connection's events. */
export function eventSource(hub: string, connectionId: string): string {
  return `/hubs/${hub}/client/${connectionId}`;
}

/** The `ce-time` of a moment: RFC 3339 in UTC, to the second. */
export function eventTime(moment: Date): string {
  return `${moment.toISOString().slice(0, 19)}Z`;
}

const headerText = /^[!-~](?:[ -~]*[!-~])?$/;
const headerByte = /[^!-~]|["%]/gu;

/**
 * A header's value for an event name or namespace. A text of printable ASCII without surrounding white space is sent as
 * it is, since receivers compare it with the name in the packet; any other is percent-encoded as a whole.
 *
 * @see CloudEvents HTTP protocol binding 1.0, 3.1.3.2 "HTTP Header Values"; docs/decisions/event-name-header.md.
 */
export function encodeHeaderText(text: string): string {
  if (headerText.test(text)) return text;
  return text.replace(headerByte, percentEncode);
}

function percentEncode(character: string): string {
  return [...Buffer.from(character, 'utf8')]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');
}
