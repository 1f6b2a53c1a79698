/** What belongs together in a distributed trace, as two headers say it: a caller's own, carried on unchanged. */
export interface TraceContext {
  readonly traceparent: string;
  readonly tracestate?: string;
}

/** Longer headers are not carried on. */
const maxHeaderLength = 512;

/** Its version, trace id, parent id and flags. What later versions have after them begins with a hyphen. */
const traceparentPattern = /^(?!ff)[\da-f]{2}-(?!0{32})[\da-f]{32}-(?!0{16})[\da-f]{16}-[\da-f]{2}(?:-[\x21-\x7e]*)?$/;

/** Of version 00, which has nothing after the flags. */
const traceparentLength = 55;

const maxStateMembers = 32;

/** `vendor=value`, or nothing. */
const stateMemberPattern =
  /^[a-z\d][a-z\d_*/@-]{0,255}=[\x20-\x2b\x2d-\x3c\x3e-\x7e]{0,255}[\x21-\x2b\x2d-\x3c\x3e-\x7e]$|^$/;

/**
 * Reads the trace context of a request. A malformed `traceparent` counts as none, and a malformed `tracestate` is left out.
 *
 * @see W3C Trace Context, "Trace Context HTTP Request Headers Format": pass-through services do not analyze the version, and
 *   change neither header.
 */
export function readTraceContext(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
): TraceContext | undefined {
  const { traceparent, tracestate } = headers;
  if (typeof traceparent !== 'string' || !isTraceparent(traceparent)) return undefined;
  return typeof tracestate === 'string' && isTracestate(tracestate) ? { traceparent, tracestate } : { traceparent };
}

function isTraceparent(text: string): boolean {
  if (text.length > maxHeaderLength || !traceparentPattern.test(text)) return false;
  return text.length === traceparentLength || !text.startsWith('00-');
}

function isTracestate(text: string): boolean {
  if (text === '' || text.length > maxHeaderLength) return false;
  const members = text.split(',').map((member) => member.replace(/^[ \t]+|[ \t]+$/g, ''));
  return members.length <= maxStateMembers && members.every((member) => stateMemberPattern.test(member));
}
