import type { LogFields } from '../log/log-fields.js';

/** What a client may know of a failure: the handler's status, or what kind it is. */
type FailureKind =
  | { readonly kind: 'refused'; readonly status: number }
  | { readonly kind: 'unreachable' | 'too late' | 'unreadable answer' | 'not allowed' | 'no token' | 'not sent' };

/** Why a webhook has brought no answer that counts. */
export type WebhookFailure = FailureKind & {
  readonly succeeded: false;
  /** In full, for the log. The query of a handler's URL is left out even there, since it holds the handler's secret. */
  readonly reason: string;
  /** Its last try, for the log; missing where nothing was sent. */
  readonly lastTry?: LogFields;
};

const clientReasons = {
  unreachable: 'The event handler could not be reached.',
  'too late': 'The event handler did not answer in time.',
  'unreadable answer': 'The answer of the event handler could not be read.',
  'not allowed': 'The event handler does not allow events of this service.',
  'no token': 'The service got no token for the event handler.',
  'not sent': 'The event could not be sent to the event handler.',
} as const;

/** A failure in words for clients, which name no URL, no address and no secret. */
export function clientReason(failure: WebhookFailure): string {
  if (failure.kind === 'refused') return `The event handler rejected the socket with status ${failure.status}.`;
  return clientReasons[failure.kind];
}
