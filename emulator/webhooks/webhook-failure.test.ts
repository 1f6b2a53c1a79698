import { expect, it } from 'vitest';
import { clientReason, type WebhookFailure } from './webhook-failure.js';

const secret = 'connect ECONNREFUSED 127.0.0.1:7071 http://handler/?code=SECRET';

it.each<[Pick<WebhookFailure, 'kind'> & { readonly status?: number }, string]>([
  [{ kind: 'refused', status: 403 }, 'The event handler rejected the socket with status 403.'],
  [{ kind: 'unreachable' }, 'The event handler could not be reached.'],
  [{ kind: 'too late' }, 'The event handler did not answer in time.'],
  [{ kind: 'unreadable answer' }, 'The answer of the event handler could not be read.'],
  [{ kind: 'not allowed' }, 'The event handler does not allow events of this service.'],
  [{ kind: 'no token' }, 'The service got no token for the event handler.'],
  [{ kind: 'not sent' }, 'The event could not be sent to the event handler.'],
])('tells a client of %j', (failure, text) => {
  expect(clientReason({ succeeded: false, reason: secret, ...failure } as WebhookFailure)).toBe(text);
});
