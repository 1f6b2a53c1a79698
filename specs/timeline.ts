import type { Violation } from './violation.js';

/** Headers as they crossed the wire; a header that was sent twice is joined with `, `. */
export type TimelineHeaders = Readonly<Record<string, string>>;

export interface TimelineRequest {
  method: string;
  /** Path and query, as sent. */
  path: string;
  headers: TimelineHeaders;
  /** The body as text; an empty string when there was none. */
  body: string;
}

export interface TimelineResponse {
  status: number;
  headers: TimelineHeaders;
  body: string;
}

interface TimelineMoment {
  /** Milliseconds since the test began. */
  at: number;
}

/** A call of the service's REST API. */
export interface RestEntry extends TimelineMoment {
  kind: 'rest';
  /** The operation of the OpenAPI document, or null when none has this method and path. */
  operationId: string | null;
  request: TimelineRequest;
  /** Null when no answer came; `error` then says why. */
  response: TimelineResponse | null;
  error?: string;
  /** Where the answer breaks the contract; empty when it keeps it. */
  violations: readonly Violation[];
}

/** One Engine.IO packet at a client. */
export interface PacketEntry extends TimelineMoment {
  kind: 'packet';
  /** The name that the scenario gave to the client. */
  client: string;
  /** `in` is received by the client, `out` is sent by it. */
  direction: 'in' | 'out';
  /** The Engine.IO packet as text. */
  text: string;
  /** What the packet means, in words: `EVENT "news" in /chat, acknowledgement 3`. */
  meaning: string;
}

/** A change in a client's connection. */
export interface ClientEntry extends TimelineMoment {
  kind: 'client';
  client: string;
  event: 'connecting' | 'connected' | 'refused' | 'closed';
  detail: string;
}

export type SignatureVerdict = 'valid' | 'invalid' | 'absent' | 'unchecked';

/** A webhook request that reached the event handler. */
export interface DeliveryEntry extends TimelineMoment {
  kind: 'delivery';
  /** The event's name: `connect`, `connected`, `disconnected`, or that of a message. */
  event: string;
  namespace: string;
  connectionId: string;
  socketId: string;
  request: TimelineRequest;
  /** Null while the event handler has not answered. */
  response: TimelineResponse | null;
  signature: SignatureVerdict;
  /** Where the delivery breaks the contract; empty when it keeps it. */
  violations: readonly Violation[];
}

/** Something that crossed the wire during a scenario. */
export type TimelineEntry = RestEntry | PacketEntry | ClientEntry | DeliveryEntry;

/** The name under which a test attaches its timeline, a JSON array of {@link TimelineEntry}. */
export const TIMELINE_ATTACHMENT = 'timeline';
